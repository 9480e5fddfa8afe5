package org.cxsdk.consent;

import java.util.ArrayList;
import java.util.List;
import org.cxsdk.consent.ConsentFact.Refused;
import org.cxsdk.core.DefinitionRef;

/**
 * The scopes of a person's standing statements as numbers of one vocabulary, so that a decision finds what covers a request
 * with three bit tests for each. Made once for a history and a vocabulary, which both never change; about 30 bytes a
 * statement. Safe for threads.
 */
final class ScopeTable {

    private static final int UNKNOWN = -1;

    private final Vocabulary words;
    private final List<StatementRecord> standing;
    private final int[] purposes;
    private final int[] categories;
    private final int[] recipients;
    private final boolean[] saidInTheseWords;
    private final List<Refused> refusals;

    private ScopeTable(List<StatementRecord> standing, Vocabulary words) {
        int size = standing.size();
        this.words = words;
        this.standing = standing;
        this.purposes = new int[size];
        this.categories = new int[size];
        this.recipients = new int[size];
        this.saidInTheseWords = new boolean[size];
        List<Refused> found = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ConsentFact.Statement statement = standing.get(i).statement();
            Scope scope = statement.scope();
            purposes[i] = words.purposes().index(scope.purpose());
            categories[i] = words.categories().index(scope.category());
            recipients[i] = words.recipients().index(scope.recipient());
            DefinitionRef said = statement.vocabulary();
            saidInTheseWords[i] = said.equals(words.ref());
            if (statement instanceof Refused refusal) {
                found.add(refusal);
            }
        }
        this.refusals = List.copyOf(found);
    }

    static ScopeTable of(List<StatementRecord> standing, Vocabulary words) {
        return new ScopeTable(standing, words);
    }

    boolean isIn(Vocabulary other) {
        return words == other;
    }

    /** The standing refusals. */
    List<Refused> refusals() {
        return refusals;
    }

    boolean isSaidInTheseWords(int i) {
        return saidInTheseWords[i];
    }

    /** Whether statement number i covers a request in these words; purpose and category of the request are known words. */
    boolean covers(int i, Request asked) {
        return purposes[i] != UNKNOWN
                && categories[i] != UNKNOWN
                && words.purposes().covers(purposes[i], asked.purpose)
                && words.categories().covers(categories[i], asked.category)
                && coversRecipient(i, asked);
    }

    private boolean coversRecipient(int i, Request asked) {
        return recipients[i] != UNKNOWN && asked.recipient != UNKNOWN
                ? words.recipients().covers(recipients[i], asked.recipient)
                : standing.get(i).statement().scope().recipient().equals(asked.scope.recipient());
    }

    /** A request as numbers of the vocabulary; -1 where it has no such word. */
    static final class Request {
        final Scope scope;
        final int purpose;
        final int category;
        final int recipient;

        Request(Scope scope, Vocabulary words) {
            this.scope = scope;
            this.purpose = words.purposes().index(scope.purpose());
            this.category = words.categories().index(scope.category());
            this.recipient = words.recipients().index(scope.recipient());
        }
    }
}

package org.cxsdk.consent;

import java.util.List;
import java.util.stream.IntStream;
import org.cxsdk.consent.ConsentFact.Refused;

/**
 * The scopes of a person's standing statements as numbers of one vocabulary, in one array, so that a decision finds what covers
 * a request with three bit tests for each and touches no statement that does not. Made once for a history and a vocabulary,
 * which both never change; about 20 bytes a statement. Safe for threads.
 */
final class ScopeTable {

    private static final int UNKNOWN = -1;

    /** For each statement the numbers of purpose, category and recipient, and a hash of the recipient. */
    private static final int WIDTH = 4;

    private final Vocabulary words;
    private final List<StatementRecord> standing;
    private final int[] scopes;
    private final boolean[] saidInOtherWords;
    private final boolean allInTheseWords;
    private final int[] refusals;

    private ScopeTable(List<StatementRecord> standing, Vocabulary words) {
        this.words = words;
        this.standing = standing;
        this.scopes = new int[WIDTH * standing.size()];
        this.saidInOtherWords = new boolean[standing.size()];
        IntStream.Builder found = IntStream.builder();
        boolean all = true;
        for (int i = 0; i < standing.size(); i++) {
            ConsentFact.Statement statement = standing.get(i).statement();
            Scope scope = statement.scope();
            scopes[WIDTH * i] = words.purposes().index(scope.purpose());
            scopes[WIDTH * i + 1] = words.categories().index(scope.category());
            scopes[WIDTH * i + 2] = words.recipients().index(scope.recipient());
            scopes[WIDTH * i + 3] = scope.recipient().hashCode();
            saidInOtherWords[i] = !statement.vocabulary().equals(words.ref());
            all &= !saidInOtherWords[i];
            if (statement instanceof Refused) {
                found.add(i);
            }
        }
        this.allInTheseWords = all;
        this.refusals = found.build().toArray();
    }

    static ScopeTable of(List<StatementRecord> standing, Vocabulary words) {
        return new ScopeTable(standing, words);
    }

    boolean isIn(Vocabulary other) {
        return words == other;
    }

    /** How many statements there are. */
    int size() {
        return scopes.length / WIDTH;
    }

    boolean isSaidInTheseWords(int i) {
        return allInTheseWords || !saidInOtherWords[i];
    }

    /** Whether statement number i covers a request in these words; purpose and category of the request are known words. */
    boolean covers(int i, Request asked) {
        int at = WIDTH * i;
        return isIn(scopes[at], asked.overPurpose)
                && isIn(scopes[at + 1], asked.overCategory)
                && coversRecipient(i, scopes[at + 2], scopes[at + 3], asked);
    }

    /**
     * Whether a standing refusal may take out only a part of what is asked: it covers purpose and recipient and not the whole, or
     * was said in other words.
     */
    boolean mayRefuseAPart(Request asked) {
        for (int i : refusals) {
            int at = WIDTH * i;
            boolean aboutTheSame =
                    isIn(scopes[at], asked.overPurpose) && coversRecipient(i, scopes[at + 2], scopes[at + 3], asked);
            if (!isSaidInTheseWords(i) || (aboutTheSame && !isIn(scopes[at + 1], asked.overCategory))) {
                return true;
            }
        }
        return false;
    }

    private boolean coversRecipient(int i, int recipient, int hash, Request asked) {
        return recipient != UNKNOWN && asked.overRecipient.length > 0
                ? Taxonomy.isIn(recipient, asked.overRecipient)
                : hash == asked.recipientHash
                        && standing.get(i).statement().scope().recipient().equals(asked.scope.recipient());
    }

    private static boolean isIn(int concept, long[] set) {
        return concept != UNKNOWN && Taxonomy.isIn(concept, set);
    }

    /** A request with what covers each of its words in a vocabulary. */
    static final class Request {
        private static final long[] NOTHING = {};

        final Scope scope;
        final boolean knowsPurpose;
        final boolean knowsCategory;
        private final long[] overPurpose;
        private final long[] overCategory;
        private final long[] overRecipient;
        private final int recipientHash;

        Request(Scope scope, Vocabulary words) {
            this.scope = scope;
            this.overPurpose = covering(words.purposes(), scope.purpose());
            this.overCategory = covering(words.categories(), scope.category());
            this.overRecipient = covering(words.recipients(), scope.recipient());
            this.recipientHash = scope.recipient().hashCode();
            this.knowsPurpose = overPurpose.length > 0;
            this.knowsCategory = overCategory.length > 0;
        }

        private static <T> long[] covering(Taxonomy<T> concepts, T id) {
            int index = concepts.index(id);
            return index == UNKNOWN ? NOTHING : concepts.covering(index);
        }
    }
}

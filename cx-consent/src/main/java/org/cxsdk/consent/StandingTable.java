package org.cxsdk.consent;

import java.time.Instant;
import java.util.List;
import org.cxsdk.consent.ConsentFact.Granted;
import org.cxsdk.consent.ConsentFact.Refused;
import org.cxsdk.consent.ConsentFact.Statement;
import org.cxsdk.consent.ReuseOutcome.Basis;
import org.cxsdk.core.DefinitionRef;

/**
 * A person's standing statements as numbers of one vocabulary, in one array: what a decision looks at lies side by side in a
 * few lines of memory, what covers a request is found with three bit tests for each statement, and a statement that does not
 * cover it is not touched. A statement is named by its place among the standing ones, from 0.
 *
 * <p>Made once for a history and a vocabulary, which both never change; about 60 bytes a statement. Instants are whole
 * microseconds; what lies further than some 292,000 years from 1970 counts as never. Safe for threads.
 */
final class StandingTable {

    /** No statement. */
    static final int NONE = -1;

    /** A purpose, a category and a recipient take so many bits each; the last number is that of what is no word. */
    private static final int BITS = 19;

    private static final int NO_WORD = (1 << BITS) - 1;

    private static final long REFUSED = 1L << 3 * BITS;
    private static final long WITHDRAWN = REFUSED << 1;

    /** A consent that the person gave herself, without further terms. */
    private static final long PLAIN = REFUSED << 2;

    /** Said in other words, or the words have more numbers than fit: to be compared by name. */
    private static final long BY_NAME = REFUSED << 3;

    /** The recipient is no word; its place holds a hash of its name. */
    private static final long UNLISTED_RECIPIENT = REFUSED << 4;

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MOST_SECONDS = Long.MAX_VALUE / MICROS_PER_SECOND - 1;

    private final Vocabulary words;
    private final List<StatementRecord> standing;
    private final int size;

    /** First the scope of each statement and what it is, then of each from when to when it is valid. */
    private final long[] lines;

    /** What a permit that rests on a statement says it rests on; nothing for a refusal. */
    private final Basis[] bases;

    private StandingTable(List<StatementRecord> standing, Vocabulary words) {
        this.words = words;
        this.standing = standing;
        this.size = standing.size();
        this.lines = new long[3 * size];
        this.bases = new Basis[size];
        for (int i = 0; i < size; i++) {
            StatementRecord entry = standing.get(i);
            lines[i] = scope(entry.statement(), words);
            if (entry.statement() instanceof Granted grant) {
                lines[i] |= (entry.withdrawn() == null ? 0 : WITHDRAWN) | (isPlain(grant) ? PLAIN : 0);
                lines[size + 2 * i] = from(grant.validity());
                lines[size + 2 * i + 1] = to(grant.validity());
                bases[i] = new Basis.OfStatement(grant.basis(), grant.id(), grant.revision());
            }
        }
    }

    static StandingTable of(List<StatementRecord> standing, Vocabulary words) {
        return new StandingTable(standing, words);
    }

    private static long scope(Statement statement, Vocabulary words) {
        Scope scope = statement.scope();
        int purpose = words.purposes().index(scope.purpose());
        int category = words.categories().index(scope.category());
        int recipient = words.recipients().index(scope.recipient());
        long line = (long) number(purpose) << 2 * BITS | (long) number(category) << BITS | number(recipient);
        if (recipient < 0) {
            line = line & -1L << BITS | hash(scope.recipient()) | UNLISTED_RECIPIENT;
        }
        if (Math.max(purpose, Math.max(category, recipient)) >= NO_WORD || isOther(statement.vocabulary(), words)) {
            line |= BY_NAME;
        }
        return statement instanceof Refused ? line | REFUSED : line;
    }

    private static boolean isOther(DefinitionRef ref, Vocabulary words) {
        return !ref.equals(words.ref());
    }

    private static int number(int index) {
        return index < 0 ? NO_WORD : Math.min(index, NO_WORD);
    }

    private static int hash(RecipientId recipient) {
        return recipient.hashCode() & NO_WORD;
    }

    private static boolean isPlain(Granted grant) {
        return grant.basis() == ReuseBasis.CONSENT
                && grant.mandates().isEmpty()
                && grant.terms().equals(GrantTerms.PLAIN);
    }

    private static long from(Validity validity) {
        return validity.from() == null ? Long.MIN_VALUE : micros(validity.from());
    }

    private static long to(Validity validity) {
        return validity.to() == null ? Long.MAX_VALUE : micros(validity.to());
    }

    /** Microseconds since 1970. */
    static long micros(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (seconds > MOST_SECONDS || seconds < -MOST_SECONDS) {
            return seconds > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
        return seconds * MICROS_PER_SECOND + instant.getNano() / 1_000;
    }

    boolean isIn(Vocabulary other) {
        return words == other;
    }

    /** How many statements there are. */
    int size() {
        return size;
    }

    /** The first statement from number {@code i} on that covers the request or is to be compared by name; the size if none is. */
    int next(int i, Request asked) {
        int found = i;
        while (found < size && (lines[found] & BY_NAME) == 0 && !covers(lines[found], found, asked)) {
            found++;
        }
        return found;
    }

    boolean isByName(int i) {
        return (lines[i] & BY_NAME) != 0;
    }

    boolean isRefusal(int i) {
        return (lines[i] & REFUSED) != 0;
    }

    boolean isWithdrawn(int i) {
        return (lines[i] & WITHDRAWN) != 0;
    }

    /** Whether it is a consent that the person gave herself, without further terms. */
    boolean isPlain(int i) {
        return (lines[i] & PLAIN) != 0;
    }

    /** The first microsecond at which a grant is valid. */
    long from(int i) {
        return lines[size + 2 * i];
    }

    /** The first microsecond at which a grant is valid no more. */
    long to(int i) {
        return lines[size + 2 * i + 1];
    }

    Statement statement(int i) {
        return standing.get(i).statement();
    }

    Granted grant(int i) {
        return (Granted) statement(i);
    }

    /** What a permit that rests on a grant says it rests on. */
    Basis basis(int i) {
        return bases[i];
    }

    /**
     * Whether a standing refusal may take out only a part of what is asked: it covers purpose and recipient and not the whole, or
     * is to be compared by name.
     */
    boolean mayRefuseAPart(Request asked) {
        for (int i = 0; i < size; i++) {
            long line = lines[i];
            if ((line & REFUSED) != 0
                    && ((line & BY_NAME) != 0
                            || (isIn(line >> 2 * BITS, asked.overPurpose)
                                    && !isIn(line >> BITS, asked.overCategory)
                                    && coversRecipient(line, i, asked)))) {
                return true;
            }
        }
        return false;
    }

    /** Three tests that mostly fail, and nobody knows which: one jump is cheaper than three. */
    private boolean covers(long line, int i, Request asked) {
        return isIn(line >> 2 * BITS, asked.overPurpose)
                & isIn(line >> BITS, asked.overCategory)
                & coversRecipient(line, i, asked);
    }

    private boolean coversRecipient(long line, int i, Request asked) {
        return (line & UNLISTED_RECIPIENT) == 0
                ? isIn(line, asked.overRecipient)
                : (line & NO_WORD) == asked.recipientHash
                        && statement(i).scope().recipient().equals(asked.scope.recipient());
    }

    private static boolean isIn(long line, long[] set) {
        int number = (int) line & NO_WORD;
        return number >> 6 < set.length && Taxonomy.isIn(number, set);
    }

    /** A request with what covers each of its words in a vocabulary. */
    static final class Request {
        private static final long[] NOTHING = {};

        final Scope scope;
        private final long[] overPurpose;
        private final long[] overCategory;
        private final long[] overRecipient;
        private final int recipientHash;

        Request(Scope scope, Vocabulary words) {
            this.scope = scope;
            this.overPurpose = covering(words.purposes(), scope.purpose());
            this.overCategory = covering(words.categories(), scope.category());
            this.overRecipient = covering(words.recipients(), scope.recipient());
            this.recipientHash = hash(scope.recipient());
        }

        boolean knowsPurpose() {
            return overPurpose.length > 0;
        }

        boolean knowsCategory() {
            return overCategory.length > 0;
        }

        private static <T> long[] covering(Taxonomy<T> concepts, T id) {
            int index = concepts.index(id);
            return index < 0 ? NOTHING : concepts.covering(index);
        }
    }
}

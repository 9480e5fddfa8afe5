package org.cxsdk.consent.json;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cxsdk.consent.ConsentCommand;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.GrantTerms;
import org.cxsdk.consent.Quota;
import org.cxsdk.consent.Refusal;
import org.cxsdk.consent.Restriction;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.ShownNotice;
import org.cxsdk.consent.Validity;
import org.cxsdk.consent.Withdrawal;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.jspecify.annotations.Nullable;

/**
 * Reads commands from JSON or YAML: the body of a request, or a file with many. Each has {@code kind} ({@code grant},
 * {@code refuse}, {@code withdraw}, {@code restrict}, {@code lift}), {@code id} and {@code subject}; a kind has the keys that
 * say something in it and no others. All that is wrong with all of them is told at once, and then none is returned.
 *
 * <p>What only the storage knows (whether a word is in the vocabulary, whether a mandate exists) is checked when the command
 * is carried out. Stateless and safe for threads.
 */
public final class CommandReader {

    private static final DocumentReader<CommandDocument> ONE = DocumentReader.forType(CommandDocument.class);
    private static final DocumentReader<CommandDocument.Several> SEVERAL =
            DocumentReader.forType(CommandDocument.Several.class);

    /** What stands in a kind besides {@code kind}, {@code id} and {@code subject}: keys it must have, keys it may have. */
    private enum Keys {
        GRANT(
                Set.of("purpose", "category", "recipient", "evidence"),
                Set.of(
                        "from",
                        "to",
                        "basis",
                        "explicit",
                        "keepFor",
                        "onward",
                        "dataFrom",
                        "dataTo",
                        "uses",
                        "notice",
                        "by")),
        REFUSE(Set.of("purpose", "category", "recipient"), Set.of("by", "evidence")),
        WITHDRAW(Set.of("withdraws"), Set.of("by", "evidence")),
        RESTRICT(Set.of("purpose", "category", "recipient", "evidence"), Set.of()),
        LIFT(Set.of("lifts", "evidence"), Set.of());

        private final Set<String> must;
        private final Set<String> may;

        Keys(Set<String> must, Set<String> may) {
            this.must = must;
            this.may = may;
        }

        /** As it stands in a document. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private CommandReader() {}

    /**
     * Reads a document that is one command.
     *
     * @throws org.cxsdk.core.InvalidDocumentException with everything that is wrong
     */
    public static ConsentCommand readOne(Source source) {
        Loaded<CommandDocument> loaded = ONE.read(source);
        check(loaded, loaded.document());
        loaded.check();
        return command(loaded.document());
    }

    /**
     * Reads a document with many commands under {@code commands}, in the order in which they are to be carried out.
     *
     * @throws org.cxsdk.core.InvalidDocumentException with everything that is wrong, also an identifier that one person uses
     *     twice
     */
    public static List<ConsentCommand> read(Source source) {
        Loaded<CommandDocument.Several> loaded = SEVERAL.read(source);
        List<CommandDocument> documents =
                Objects.requireNonNullElse(loaded.document().commands(), List.<CommandDocument>of());
        Set<List<Object>> ids = new HashSet<>();
        for (CommandDocument document : documents) {
            check(loaded, document);
            if (document.id() != null
                    && document.subject() != null
                    && !ids.add(List.of(document.subject(), document.id()))) {
                loaded.violation(
                        loaded.pathOf(document, "id"),
                        "names another command of this person in the document, too",
                        "Give each command an identifier of its own");
            }
        }
        loaded.check();
        return documents.stream().map(CommandReader::command).toList();
    }

    private static void check(Loaded<?> loaded, CommandDocument document) {
        if (document.kind() != null) {
            checkKeys(loaded, document, Keys.valueOf(document.kind().name()));
        }
        if (document.basis() != null && !document.basis().isStatedByPerson()) {
            loaded.violation(
                    loaded.pathOf(document, "basis"),
                    "is no ground that a person states",
                    "Write consent or explicit-request; laws stand in a rulebook");
        }
        checkInterval(loaded, document, "to", document.from(), document.to());
        checkInterval(loaded, document, "dataTo", document.dataFrom(), document.dataTo());
        if (document.keepFor() != null
                && (document.keepFor().isZero() || document.keepFor().isNegative())) {
            loaded.violation(
                    loaded.pathOf(document, "keepFor"), "is no time at all", "Write a period like P1Y or P30D");
        }
        if (document.uses() != null) {
            checkUses(loaded, document.uses());
        }
        if (document.notice() != null) {
            loaded.checkIdentifier(
                    loaded.pathOf(document.notice(), "id"), document.notice().id());
            loaded.checkIdentifier(
                    loaded.pathOf(document.notice(), "version"),
                    document.notice().version());
            loaded.checkIdentifier(
                    loaded.pathOf(document.notice(), "language"),
                    document.notice().language());
        }
        if (document.evidence() != null) {
            loaded.checkIdentifier(
                    loaded.pathOf(document.evidence(), "act"),
                    document.evidence().act());
        }
    }

    private static void checkKeys(Loaded<?> loaded, CommandDocument document, Keys keys) {
        given(document).forEach((key, value) -> {
            if (value == null && keys.must.contains(key) && !loaded.has(loaded.pathOf(document, key))) {
                loaded.violation(
                        loaded.pathOf(document, key),
                        "is missing",
                        "A " + keys + " needs " + keys.must.stream().sorted().toList());
            } else if (value != null && !keys.must.contains(key) && !keys.may.contains(key)) {
                loaded.violation(
                        loaded.pathOf(document, key),
                        "says nothing in a " + keys,
                        "Leave it out, or write another kind");
            }
        });
    }

    private static Map<String, @Nullable Object> given(CommandDocument document) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        given.put("purpose", document.purpose());
        given.put("category", document.category());
        given.put("recipient", document.recipient());
        given.put("from", document.from());
        given.put("to", document.to());
        given.put("basis", document.basis());
        given.put("explicit", document.explicit());
        given.put("keepFor", document.keepFor());
        given.put("onward", document.onward());
        given.put("dataFrom", document.dataFrom());
        given.put("dataTo", document.dataTo());
        given.put("uses", document.uses());
        given.put("notice", document.notice());
        given.put("withdraws", document.withdraws());
        given.put("lifts", document.lifts());
        given.put("by", document.by());
        given.put("evidence", document.evidence());
        return given;
    }

    private static void checkInterval(
            Loaded<?> loaded, CommandDocument document, String key, @Nullable Instant from, @Nullable Instant to) {
        try {
            new Validity(from, to);
        } catch (IllegalArgumentException e) {
            loaded.violation(
                    loaded.pathOf(document, key),
                    "is not after the beginning, " + from,
                    "Write an interval of at least one microsecond");
        }
    }

    private static void checkUses(Loaded<?> loaded, CommandDocument.Uses uses) {
        long ways = Stream.of(uses.per(), uses.within(), uses.apart())
                .filter(Objects::nonNull)
                .count();
        if (ways > 1
                || (uses.per() == null) != (uses.zone() == null)
                || (uses.limit() == null) == (uses.apart() == null)) {
            loaded.violation(
                    loaded.pathOf(uses),
                    "is none of the four ways to limit uses",
                    "Write {limit}, {limit, per, zone}, {limit, within} or {apart}");
        }
        checkSpan(loaded, uses, "within", uses.within());
        checkSpan(loaded, uses, "apart", uses.apart());
    }

    private static void checkSpan(Loaded<?> loaded, CommandDocument.Uses uses, String key, @Nullable Duration span) {
        if (span != null && span.compareTo(Duration.of(1, ChronoUnit.MICROS)) < 0) {
            loaded.violation(loaded.pathOf(uses, key), "is no time at all", "Write a duration like PT36H");
        }
    }

    private static ConsentCommand command(CommandDocument document) {
        return switch (document.kind()) {
            case GRANT ->
                new Grant(
                        document.id(),
                        document.subject(),
                        scope(document),
                        new Validity(document.from(), document.to()),
                        Objects.requireNonNullElse(document.basis(), ReuseBasis.CONSENT),
                        terms(document),
                        by(document),
                        must(evidence(document)));
            case REFUSE ->
                new Refusal(document.id(), document.subject(), scope(document), by(document), evidence(document));
            case WITHDRAW ->
                new Withdrawal(
                        document.id(),
                        document.subject(),
                        must(document.withdraws()),
                        by(document),
                        evidence(document));
            case RESTRICT ->
                new Restriction(document.id(), document.subject(), scope(document), must(evidence(document)));
            case LIFT ->
                new Restriction.Lifting(
                        document.id(), document.subject(), must(document.lifts()), must(evidence(document)));
        };
    }

    private static Scope scope(CommandDocument document) {
        return new Scope(must(document.purpose()), must(document.category()), must(document.recipient()));
    }

    private static GrantTerms terms(CommandDocument document) {
        CommandDocument.Shown notice = document.notice();
        boolean limitsData = document.dataFrom() != null || document.dataTo() != null;
        return new GrantTerms(
                notice == null
                        ? null
                        : new ShownNotice(
                                new DefinitionRef(notice.id(), notice.version(), notice.sha256()), notice.language()),
                Boolean.TRUE.equals(document.explicit()),
                document.keepFor(),
                Boolean.TRUE.equals(document.onward()),
                limitsData ? new Validity(document.dataFrom(), document.dataTo()) : null,
                document.uses() == null ? null : quota(document.uses()));
    }

    private static Quota quota(CommandDocument.Uses uses) {
        if (uses.apart() != null) {
            return new Quota.Spaced(uses.apart());
        }
        int limit = must(uses.limit());
        if (uses.within() != null) {
            return new Quota.Sliding(limit, uses.within());
        }
        return uses.per() == null
                ? new Quota.Total(limit)
                : new Quota.Calendar(limit, ChronoUnit.valueOf(uses.per().name()), must(uses.zone()));
    }

    private static List<ActorId> by(CommandDocument document) {
        return Objects.requireNonNullElse(document.by(), List.of());
    }

    private static @Nullable Evidence evidence(CommandDocument document) {
        CommandDocument.How how = document.evidence();
        return how == null ? null : new Evidence(how.act(), how.note(), false);
    }

    private static <T> T must(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}

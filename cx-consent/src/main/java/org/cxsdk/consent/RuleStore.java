package org.cxsdk.consent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Expected;
import org.jspecify.annotations.Nullable;

/** Rulebooks and notices as documents; a rulebook with the vocabulary it was published under, a notice with all its versions. */
final class RuleStore {

    static final DocumentKind<Written> RULEBOOKS = DocumentKind.of(
            "consent.rulebook", FormCodec.of(1, RulebookForm.class, RulebookForm::of, RulebookForm::toWritten));

    static final DocumentKind<List<Notice>> NOTICES = DocumentKind.of(
            "consent.notice", FormCodec.of(1, NoticesForm.class, NoticesForm::of, NoticesForm::toNotices));

    static final String CURRENT_ID = "rulebook";

    /** Rulebooks that were read: they never change; two tenants may have written the same one in different words. */
    private final Cache<Key, Written> read =
            Caffeine.newBuilder().maximumSize(64).executor(Runnable::run).build();

    private record Key(TenantId tenant, DefinitionRef rulebook) {}

    /** A rulebook and the vocabulary in which it was written. */
    record Written(Rulebook rulebook, DefinitionRef vocabulary) {}

    void publish(CxSession session, Rulebook rulebook, DefinitionRef vocabulary) {
        String id = rulebook.ref().toString();
        Optional<Stored<Written>> before = session.load(RULEBOOKS, id);
        if (before.isEmpty()) {
            session.write(RULEBOOKS, id, Expected.absent(), new Written(rulebook, vocabulary));
        } else if (!before.get().value().rulebook().equals(rulebook)) {
            throw new CxException(
                    ConsentError.VOCABULARY_VERSION_REUSED,
                    "rulebook " + id + " was published before with other content",
                    "Give the changed rulebook a new version; earlier decisions rest on the one that was published.");
        }
        session.write(StorageConsentStore.CURRENT, CURRENT_ID, Expected.any(), rulebook.ref());
    }

    Optional<Written> current(CxSession session) {
        return session.load(StorageConsentStore.CURRENT, CURRENT_ID)
                .map(Stored::value)
                .map(ref -> {
                    Key key = new Key(session.tenant(), ref);
                    Written known = read.getIfPresent(key);
                    if (known == null) {
                        known = session.load(RULEBOOKS, ref.toString())
                                .orElseThrow()
                                .value();
                        read.put(key, known);
                    }
                    return known;
                });
    }

    void publish(CxSession session, Notice notice) {
        Optional<Stored<List<Notice>>> before =
                session.load(NOTICES, notice.id().value());
        List<Notice> versions = new ArrayList<>(before.map(Stored::value).orElse(List.of()));
        for (Notice version : versions) {
            if (version.version().equals(notice.version())) {
                if (version.equals(notice)) {
                    return;
                }
                throw new CxException(
                        ConsentError.VOCABULARY_VERSION_REUSED,
                        "notice " + notice.ref() + " was published before with other content",
                        "Give the changed notice a new version; people agreed under the one that they were shown.");
            }
        }
        versions.add(notice);
        session.write(NOTICES, notice.id().value(), before.map(Stored::expected).orElse(Expected.absent()), versions);
    }

    /** All versions of these notices, in the order in which they were published; a notice that is not kept is left out. */
    List<List<Notice>> notices(CxSession session, Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : session.load(NOTICES, ids).values().stream()
                        .map(Stored::value)
                        .toList();
    }

    record RulebookForm(
            String id,
            String version,
            RefForm vocabulary,
            List<GroundForm> grounds,
            List<CeilingForm> ceilings,
            List<String> special,
            List<String> previews) {
        static RulebookForm of(Written written) {
            Rulebook book = written.rulebook();
            return new RulebookForm(
                    book.ref().id(),
                    book.ref().version(),
                    RefForm.of(written.vocabulary()),
                    book.grounds().stream().map(GroundForm::of).toList(),
                    book.ceilings().stream().map(CeilingForm::of).toList(),
                    sorted(book.specialCategories()),
                    sorted(book.previewPurposes()));
        }

        Written toWritten() {
            return new Written(
                    Rulebook.of(id, version)
                            .with(grounds.stream().map(GroundForm::toGround).toArray(LegalGround[]::new))
                            .with(ceilings.stream().map(CeilingForm::toCeiling).toArray(Ceiling[]::new))
                            .special(special.stream().map(DataCategoryId::of).toArray(DataCategoryId[]::new))
                            .previewed(previews.stream().map(PurposeId::of).toArray(PurposeId[]::new)),
                    vocabulary.toRef());
        }

        private static List<String> sorted(Set<?> ids) {
            return ids.stream().map(Object::toString).sorted().toList();
        }
    }

    record GroundForm(
            String id,
            ReuseBasis basis,
            String purpose,
            String category,
            String recipient,
            @Nullable Instant from,
            @Nullable Instant to,
            Map<String, String> source,
            boolean yields,
            @Nullable String keepFor) {
        static GroundForm of(LegalGround ground) {
            return new GroundForm(
                    ground.id().value(),
                    ground.basis(),
                    ground.scope().purpose().value(),
                    ground.scope().category().value(),
                    ground.scope().recipient().value(),
                    ground.validity().from(),
                    ground.validity().to(),
                    ground.source().texts(),
                    ground.yieldsToObjection(),
                    text(ground.keepFor()));
        }

        LegalGround toGround() {
            return new LegalGround(
                    GroundId.of(id),
                    basis,
                    Scope.of(purpose, category, recipient),
                    new Validity(from, to),
                    new LocalizedText(source),
                    yields,
                    period(keepFor));
        }
    }

    record CeilingForm(
            String purpose,
            @Nullable String category,
            @Nullable String maxValidity,
            @Nullable String maxKeep) {
        static CeilingForm of(Ceiling ceiling) {
            return new CeilingForm(
                    ceiling.purpose().value(),
                    ceiling.category() == null ? null : ceiling.category().value(),
                    text(ceiling.maxValidity()),
                    text(ceiling.maxKeep()));
        }

        Ceiling toCeiling() {
            return new Ceiling(
                    PurposeId.of(purpose),
                    category == null ? null : DataCategoryId.of(category),
                    period(maxValidity),
                    period(maxKeep));
        }
    }

    record NoticesForm(String id, List<VersionForm> versions) {
        static NoticesForm of(List<Notice> notices) {
            return new NoticesForm(
                    notices.get(0).id().value(),
                    notices.stream()
                            .map(notice -> new VersionForm(
                                    notice.version(),
                                    notice.text().texts(),
                                    notice.renewalDue().orElse(null)))
                            .toList());
        }

        List<Notice> toNotices() {
            return versions.stream()
                    .map(version -> version.renewalFrom() == null
                            ? Notice.editorial(id, version.version(), new LocalizedText(version.text()))
                            : Notice.material(
                                    id,
                                    version.version(),
                                    new LocalizedText(version.text()),
                                    Objects.requireNonNull(version.renewalFrom())))
                    .toList();
        }
    }

    /** One version of a notice; with {@code renewalFrom} if its change is material. */
    record VersionForm(
            String version,
            Map<String, String> text,
            @Nullable Instant renewalFrom) {}

    private static @Nullable String text(@Nullable Period period) {
        return period == null ? null : period.toString();
    }

    private static @Nullable Period period(@Nullable String text) {
        return text == null ? null : Period.parse(text);
    }
}

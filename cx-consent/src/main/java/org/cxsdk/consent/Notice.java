package org.cxsdk.consent;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What a person is shown before she agrees, in one version and all its languages. The texts are kept as they were shown, so
 * that they can be shown again years later.
 *
 * @param id which notice
 * @param version which version
 * @param text as shown, by language
 * @param change what it changes against the version before
 * @param renewalFrom from when on grants under earlier versions no longer count until they are renewed; given if and only if
 *     the change is material; UTC, in microseconds
 */
public record Notice(
        NoticeId id,
        String version,
        LocalizedText text,
        Change change,
        @Nullable Instant renewalFrom) {

    /** What a version changes against the one before it. */
    public enum Change {
        /** Nothing of substance: grants stay what they are. */
        EDITORIAL,
        /** Something of substance, such as a new purpose or recipient: people are asked again. */
        MATERIAL
    }

    public Notice {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(change, "change");
        renewalFrom = renewalFrom == null ? null : renewalFrom.truncatedTo(ChronoUnit.MICROS);
        if ((change == Change.MATERIAL) != (renewalFrom != null)) {
            throw new IllegalArgumentException("renewalFrom must be given for a material change and for no other");
        }
        new DefinitionRef(id.value(), version, Hashes.sha256(canonical(text)));
    }

    /** Returns a first version, or one that changes nothing of substance. */
    public static Notice editorial(String id, String version, LocalizedText text) {
        return new Notice(NoticeId.of(id), version, text, Change.EDITORIAL, null);
    }

    /** Returns a version that changes something of substance; grants under earlier ones count until the instant. */
    public static Notice material(String id, String version, LocalizedText text, Instant renewalFrom) {
        return new Notice(NoticeId.of(id), version, text, Change.MATERIAL, renewalFrom);
    }

    /** Identifier, version and SHA-256 of all texts: the same for all languages. */
    public DefinitionRef ref() {
        return new DefinitionRef(id.value(), version, Hashes.sha256(canonical(text)));
    }

    /** From when on earlier grants no longer count, if that is so. */
    public Optional<Instant> renewalDue() {
        return Optional.ofNullable(renewalFrom);
    }

    /** Language and text in turn, each with its length before it, so that no two notices share this text. */
    private static String canonical(LocalizedText text) {
        StringBuilder canonical = new StringBuilder();
        Map<String, String> sorted = new TreeMap<>(text.texts());
        sorted.forEach((language, words) -> canonical
                .append(language)
                .append('\t')
                .append(words.length())
                .append('\t')
                .append(words)
                .append('\n'));
        return canonical.toString();
    }
}

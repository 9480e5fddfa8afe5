package org.cxsdk.core.catalog;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A way by which customers and government meet.
 *
 * @param id the identifier
 * @param kind desk, website, telephone, …
 * @param name the name
 * @param owner the organisation that runs it
 * @param assistance how much of a person there is
 * @param languages BCP 47 tags of the languages in which it serves
 * @param hours when it is open; null if unknown
 * @param accessibility what is known of its accessibility
 * @param status whether it can be used
 */
public record Channel(
        ChannelId id,
        ChannelKind kind,
        LocalizedText name,
        OrganisationId owner,
        Assistance assistance,
        Set<String> languages,
        @Nullable OpeningHours hours,
        Accessibility accessibility,
        ChannelStatus status) {

    public Channel {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(assistance, "assistance");
        languages = Collections.unmodifiableSet(new LinkedHashSet<>(languages));
        Objects.requireNonNull(accessibility, "accessibility");
        Objects.requireNonNull(status, "status");
    }

    /** When it is open, if that is known. */
    public Optional<OpeningHours> openingHours() {
        return Optional.ofNullable(hours);
    }

    /** Whether it can be used now. */
    public boolean isActive() {
        return status == ChannelStatus.ACTIVE;
    }

    /** Whether somebody who handles no screen can be served: a desk, the telephone or letters, with a person behind. */
    public boolean isNonDigital() {
        return !kind.isDigital() && assistance != Assistance.DIGITAL;
    }

    /** Whether it serves in a language or a variety of it: one that has {@code en-GB} speaks {@code en}. */
    public boolean speaks(String tag) {
        String wanted = tag.toLowerCase(Locale.ROOT);
        return languages.stream()
                .map(language -> language.toLowerCase(Locale.ROOT))
                .anyMatch(language -> language.equals(wanted) || language.startsWith(wanted + "-"));
    }

    /** Whether a person serves, or takes over when asked. */
    public boolean offersHumanHelp() {
        return assistance != Assistance.DIGITAL;
    }
}

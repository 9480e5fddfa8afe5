package org.cxsdk.core.catalog;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.LocalizedText;

/**
 * A sector that organisations and services belong to.
 *
 * @param id the identifier
 * @param name the name
 */
public record Sector(SectorId id, LocalizedText name) {

    /** The sectors of a catalogue that names none of its own. */
    public static final List<Sector> STANDARD = List.of(
            of("administration", "Administration", "الإدارة"),
            of("transport", "Transport", "النقل"),
            of("health", "Health", "الصحة"),
            of("public-commercial", "Public commercial services", "الخدمات التجارية العامة"));

    public Sector {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
    }

    private static Sector of(String id, String english, String arabic) {
        return new Sector(SectorId.of(id), LocalizedText.enAr(english, arabic));
    }
}

package org.cxsdk.core.context;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Where a sealed part stands: the document or entry that holds it, and the field. A part opens in the place that it was
 * sealed for and nowhere else, so that nobody who can write to the store moves it unnoticed. Made by
 * {@link DocumentKind#place} and {@link StreamKind#place}.
 *
 * <p>What is bound is the place, not the version: an earlier content of the same field opens there, too.
 */
public final class SealedPlace {

    private final String path;

    private SealedPlace(String path) {
        this.path = path;
    }

    static SealedPlace inDocument(String kind, String id, String field) {
        return of("document", kind, id, field);
    }

    static SealedPlace inEntry(String kind, String stream, String entry, String field) {
        return of("entry", kind, stream, entry, field);
    }

    /** Joins the names with U+0000, which none of them may hold, so that two places never give the same path. */
    private static SealedPlace of(String... names) {
        for (String name : names) {
            if (Objects.requireNonNull(name, "name").isEmpty() || name.indexOf(0) >= 0) {
                throw new IllegalArgumentException(
                        "the names of a sealed part's place must not be empty nor contain the character U+0000");
            }
        }
        return new SealedPlace(String.join("\0", names));
    }

    /** What is authenticated with the part. */
    byte[] bytes() {
        return path.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedPlace place && path.equals(place.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    /** Hides where: ids may be pseudonyms. */
    @Override
    public String toString() {
        return "SealedPlace(hidden)";
    }
}

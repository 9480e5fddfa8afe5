package org.cxsdk.core;

import java.util.Collections;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A text in one or more languages. Which one a reader gets follows the look-up of RFC 4647 section 3.4: the wanted tag,
 * then the tag with its last subtag taken off, and so on ({@code ar-AE} finds {@code ar}); if nothing fits, the first
 * text given.
 *
 * @param texts texts by BCP 47 language tag, in the order given; at least one, none blank
 */
public record LocalizedText(Map<String, String> texts) {

    public LocalizedText {
        Objects.requireNonNull(texts, "texts");
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("a text in at least one language is needed");
        }
        Map<String, String> copy = new LinkedHashMap<>();
        texts.forEach((tag, text) -> {
            if (text.isBlank()) {
                throw new IllegalArgumentException("the text in language \"" + tag + "\" must not be blank");
            }
            if (copy.put(canonical(tag), text) != null) {
                throw new IllegalArgumentException("two texts for language \"" + tag + "\"");
            }
        });
        texts = Collections.unmodifiableMap(copy);
    }

    /** Returns a text in one language. */
    public static LocalizedText of(String tag, String text) {
        return new LocalizedText(Map.of(tag, text));
    }

    /** Returns a text in English and Arabic; English is what other readers get. */
    public static LocalizedText enAr(String english, String arabic) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("en", english);
        texts.put("ar", arabic);
        return new LocalizedText(texts);
    }

    /** This text with one more, or another, language. */
    public LocalizedText with(String tag, String text) {
        Map<String, String> more = new LinkedHashMap<>(texts);
        more.put(canonical(tag), text);
        return new LocalizedText(more);
    }

    /** The text for a reader of this language. */
    public String in(Locale locale) {
        return in(List.of(locale));
    }

    /** The text for a reader who prefers these languages, best first. */
    public String in(List<Locale> preferences) {
        for (Locale wanted : preferences) {
            for (String tag = wanted.toLanguageTag(); !tag.isEmpty(); tag = shortened(tag)) {
                String text = texts.get(tag);
                if (text != null) {
                    return text;
                }
            }
        }
        return texts.values().iterator().next();
    }

    /** The English text, or the first one. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }

    /** Takes off the last subtag, and a single-letter subtag that then stands last (RFC 4647 section 3.4). */
    private static String shortened(String tag) {
        int dash = tag.lastIndexOf('-');
        if (dash < 0) {
            return "";
        }
        String rest = tag.substring(0, dash);
        return rest.length() >= 2 && rest.charAt(rest.length() - 2) == '-'
                ? rest.substring(0, rest.length() - 2)
                : rest;
    }

    private static String canonical(String tag) {
        try {
            String canonical = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
            if (canonical.equals("und")) {
                throw new IllegalArgumentException("\"" + tag + "\" is not a BCP 47 language tag");
            }
            return canonical;
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("\"" + tag + "\" is not a BCP 47 language tag", e);
        }
    }
}

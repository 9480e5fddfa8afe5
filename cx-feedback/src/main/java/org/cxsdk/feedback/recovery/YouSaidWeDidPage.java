package org.cxsdk.feedback.recovery;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.feedback.score.ScoreChange;

/**
 * "You said, we did" as one page of HTML that an agency can publish as it is: what people said, what was decided, done and
 * announced, and whether it shows, the latest first. Without scripts, images or links to elsewhere; headings, landmarks and a
 * definition list tell a screen reader what is what; Arabic runs from right to left; light and dark, and colours of at least
 * 7 to 1. The same entries give the same bytes. Stateless.
 */
public final class YouSaidWeDidPage {

    private static final LocalizedText TITLE = LocalizedText.enAr("You said, we did", "قلتم، ففعلنا");
    private static final LocalizedText LEAD = LocalizedText.enAr(
            "What people told us, what we decided, and what came of it.",
            "ما قاله الناس لنا، وما قررناه، وما نتج عنه.");
    private static final LocalizedText NOTHING =
            LocalizedText.enAr("There is nothing to report yet.", "لا يوجد ما يُعلن بعد.");
    private static final LocalizedText WE_DECIDED = LocalizedText.enAr("We decided", "قررنا");
    private static final LocalizedText WE_DID = LocalizedText.enAr("We did", "فعلنا");
    private static final LocalizedText WE_DECLINED =
            LocalizedText.enAr("We will not do it, because", "لن نفعل ذلك، لأن");
    private static final LocalizedText IT_SHOWS = LocalizedText.enAr("Does it show?", "هل ظهر الأثر؟");
    private static final LocalizedText SAID_BY = LocalizedText.enAr("Said by %d people", "عدد من قالوا ذلك: %d");
    private static final LocalizedText SINCE = LocalizedText.enAr("Announced on %s", "أُعلن في %s");

    /** A date keeps its order of digits in a line that runs the other way. */
    private static final String LEFT_TO_RIGHT = "\u2066";

    private static final String END = "\u2069";

    private static final String STYLE = """
        :root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--line:#767676;--accent:#0b3d6e}
        @media (prefers-color-scheme:dark){:root{--ink:#f2f2f2;--paper:#161616;--line:#9a9a9a;--accent:#a9d1ff}}
        body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.6 system-ui,"Noto Sans","Noto Sans Arabic",sans-serif}
        main{max-width:46rem;margin:0 auto;padding:1.5rem}
        h1{font-size:2rem;line-height:1.25;color:var(--accent)}
        article{border-block-start:2px solid var(--line);padding-block:1rem}
        h2{font-size:1.375rem;line-height:1.35;margin:0}
        dt{font-weight:700;margin-block-start:.75rem}
        dd{margin:0}
        .about{margin:.25rem 0 0}
        """;

    private YouSaidWeDidPage() {}

    /**
     * The page.
     *
     * @param entries what may be published, in any order
     * @param locale English or Arabic; texts in other languages fall back as {@link LocalizedText#in} tells
     */
    public static String html(List<YouSaidWeDid> entries, Locale locale) {
        boolean arabic = locale.getLanguage().equals("ar");
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"")
                .append(arabic ? "ar" : "en")
                .append("\" dir=\"")
                .append(arabic ? "rtl" : "ltr")
                .append("\">\n<head>\n<meta charset=\"utf-8\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>")
                .append(escaped(TITLE.in(locale)))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n");
        element(page, "h1", TITLE.in(locale));
        element(page, "p", (entries.isEmpty() ? NOTHING : LEAD).in(locale));
        entries.stream().sorted(latestFirst()).forEach(entry -> article(page, entry, locale));
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static Comparator<YouSaidWeDid> latestFirst() {
        return Comparator.comparing((YouSaidWeDid entry) -> entry.theme().latest(), Comparator.reverseOrder())
                .thenComparing(entry -> entry.theme().id().value());
    }

    private static void article(StringBuilder page, YouSaidWeDid entry, Locale locale) {
        Theme theme = entry.theme();
        page.append("<article>\n");
        element(page, "h2", theme.said().in(locale));
        entry.told().ifPresent(people -> about(page, String.format(Locale.ROOT, SAID_BY.in(locale), people)));
        Theme.Announcement announcement = theme.announcement();
        if (announcement != null) {
            about(
                    page,
                    String.format(
                            Locale.ROOT,
                            SINCE.in(locale),
                            LEFT_TO_RIGHT + announcement.at().toString().substring(0, 10) + END));
        }
        page.append("<dl>\n");
        Theme.Decision decision = theme.decision();
        if (decision != null) {
            item(
                    page,
                    (decision.accepted() ? WE_DECIDED : WE_DECLINED).in(locale),
                    decision.why().in(locale));
        }
        Theme.Change change = theme.change();
        if (change != null) {
            item(page, WE_DID.in(locale), change.what().in(locale));
        }
        ScoreChange effect = entry.effect();
        if (effect != null) {
            item(page, IT_SHOWS.in(locale), YouSaidWeDid.effect(effect, locale));
        }
        page.append("</dl>\n</article>\n");
    }

    private static void item(StringBuilder page, String term, String text) {
        element(page, "dt", term);
        element(page, "dd", text);
    }

    private static void about(StringBuilder page, String text) {
        page.append("<p class=\"about\">").append(escaped(text)).append("</p>\n");
    }

    private static void element(StringBuilder page, String name, String text) {
        page.append('<')
                .append(name)
                .append(" dir=\"auto\">")
                .append(escaped(text))
                .append("</");
        page.append(name).append(">\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

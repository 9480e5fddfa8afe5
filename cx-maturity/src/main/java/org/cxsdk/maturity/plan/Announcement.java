package org.cxsdk.maturity.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cxsdk.core.LocalizedText;

/**
 * What a group of stakeholders is told about a plan: what concerns them, and when.
 *
 * @param stakeholder the group
 * @param initiatives what concerns it, by first day
 * @param text the same in sentences
 */
public record Announcement(String stakeholder, List<PlannedInitiative> initiatives, LocalizedText text) {

    private static final Locale ARABIC = Locale.forLanguageTag("ar");

    public Announcement {
        Objects.requireNonNull(stakeholder, "stakeholder");
        Objects.requireNonNull(text, "text");
        initiatives = List.copyOf(initiatives);
    }

    /** One for each group that a chosen initiative names, in the order of the plan. */
    static List<Announcement> of(List<PlannedInitiative> plan) {
        Map<String, List<PlannedInitiative>> byGroup = new LinkedHashMap<>();
        for (PlannedInitiative planned : plan) {
            for (String group : planned.initiative().stakeholders()) {
                byGroup.computeIfAbsent(group, g -> new ArrayList<>()).add(planned);
            }
        }
        return byGroup.entrySet().stream()
                .map(entry -> new Announcement(entry.getKey(), entry.getValue(), text(entry.getValue())))
                .toList();
    }

    private static LocalizedText text(List<PlannedInitiative> initiatives) {
        return LocalizedText.enAr(
                "What changes for you: " + list(initiatives, Locale.ENGLISH, " (", " to ", ")", "; ") + ".",
                "ما الذي سيتغير بالنسبة إليكم: " + list(initiatives, ARABIC, " (من ", " إلى ", ")", "؛ ") + ".");
    }

    private static String list(
            List<PlannedInitiative> initiatives, Locale language, String open, String to, String close, String and) {
        return initiatives.stream()
                .map(planned -> planned.initiative().title().in(language)
                        + open
                        + planned.start()
                        + to
                        + lastDay(planned)
                        + close)
                .collect(Collectors.joining(and));
    }

    private static LocalDate lastDay(PlannedInitiative planned) {
        return planned.end().isAfter(planned.start()) ? planned.end().minusDays(1) : planned.end();
    }
}

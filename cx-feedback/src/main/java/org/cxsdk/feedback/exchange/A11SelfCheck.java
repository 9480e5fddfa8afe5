package org.cxsdk.feedback.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.feedback.score.SurveyVolumes;
import org.jspecify.annotations.Nullable;

/**
 * Question: how will the submission of a quarter be rated? Green: for each designated service at least one data set collected
 * after a transaction, in the right format, with its volumes. Yellow: something came, but not for each service, or not in
 * the right format; it is not published. Red: nothing came. (GSA/touchpoints wiki, Data Collection Rating.) Pure.
 *
 * @param rating what it comes to
 * @param missing what stands in the way of green, for each service
 */
public record A11SelfCheck(Rating rating, Map<ServiceId, List<Gap>> missing) {

    public A11SelfCheck {
        Objects.requireNonNull(rating, "rating");
        Map<ServiceId, List<Gap>> sorted = new TreeMap<>(Comparator.comparing(ServiceId::value));
        missing.forEach((service, gaps) -> sorted.put(service, List.copyOf(gaps)));
        missing = Collections.unmodifiableMap(sorted);
    }

    /** The colours. */
    public enum Rating {
        /** Complete. */
        GREEN,
        /** In part, and not published. */
        YELLOW,
        /** Nothing. */
        RED
    }

    /** What stands in the way of green. */
    public enum Gap implements Reason {
        /** Nothing came for this service. */
        NOTHING("No data set came for this service.", "لم ترد أي بيانات لهذه الخدمة."),
        /** What came was not asked after a transaction. */
        NOT_AFTER_TRANSACTION("No data set was collected after a transaction.", "لم تُجمع أي بيانات بعد معاملة."),
        /** Rows are wrong or missing. */
        FORMAT("Rows are in the wrong format, or there are none.", "توجد صفوف بصيغة خاطئة أو لا توجد صفوف."),
        /** The three volumes are missing. */
        VOLUMES(
                "The numbers of customers, surveys offered and answers are missing.",
                "تنقص أعداد المتعاملين والاستبيانات المعروضة والإجابات.");

        private final LocalizedText text;

        Gap(String english, String arabic) {
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }

    /**
     * One data set of a quarter.
     *
     * @param service which service
     * @param afterTransaction whether people were asked after a transaction
     * @param file what came of its file
     * @param volumes customers, offered, answered; null if they are not known
     */
    public record DataSet(
            ServiceId service,
            boolean afterTransaction,
            Imported<?> file,
            @Nullable SurveyVolumes volumes) {
        public DataSet {
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(file, "file");
        }

        private List<Gap> gaps() {
            List<Gap> gaps = new ArrayList<>();
            if (!afterTransaction) {
                gaps.add(Gap.NOT_AFTER_TRANSACTION);
            }
            if (!file.isClean() || file.kept().isEmpty()) {
                gaps.add(Gap.FORMAT);
            }
            if (volumes == null) {
                gaps.add(Gap.VOLUMES);
            }
            return gaps;
        }
    }

    /**
     * Rates the data sets of a quarter.
     *
     * @param designated the services that must report, at least one
     */
    public static A11SelfCheck of(Set<ServiceId> designated, Collection<DataSet> sets) {
        if (designated.isEmpty()) {
            throw new IllegalArgumentException("designated must not be empty");
        }
        Map<ServiceId, List<Gap>> missing = new TreeMap<>(Comparator.comparing(ServiceId::value));
        for (ServiceId service : designated) {
            List<Gap> fewest = sets.stream()
                    .filter(set -> set.service().equals(service))
                    .map(DataSet::gaps)
                    .min(Comparator.comparingInt(List::size))
                    .orElse(List.of(Gap.NOTHING));
            if (!fewest.isEmpty()) {
                missing.put(service, fewest);
            }
        }
        boolean anything = sets.stream().anyMatch(set -> set.file().rows() > 0);
        Rating rating = !anything ? Rating.RED : missing.isEmpty() ? Rating.GREEN : Rating.YELLOW;
        return new A11SelfCheck(rating, missing);
    }
}

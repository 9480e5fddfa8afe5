package org.cxsdk.metrics.analytics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.stat.Intervals;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.cause.Action;
import org.cxsdk.metrics.cause.Check;
import org.cxsdk.metrics.cause.Inquiry;
import org.cxsdk.metrics.cause.InquiryId;
import org.cxsdk.metrics.cause.Round;

/**
 * What to do next: the actions that were taken before for the same KPI, ranked by how sure it is that they helped. Prescriptive in
 * the plain sense: it repeats what worked here, with its evidence, and invents nothing.
 *
 * <p>An action counts as often as rounds with a conclusive check took it; it helped where the check said so. Ranked by the lower
 * limit of Wilson's interval (95 %) of the share that helped, so that one lucky success does not stand above nine of ten; among
 * equals by how alike the parts were (dimensions in common), then by words. Actions of one round share its outcome, since nobody
 * can tell them apart. The same action is known by its words.
 */
public final class ActionRanking {

    private static final double LEVEL = 0.95;

    private ActionRanking() {}

    /**
     * An action with its evidence.
     *
     * @param what the action
     * @param helped in how many rounds it helped
     * @param tried in how many rounds with a conclusive check it was taken
     * @param helpfulness interval of the share that helped
     * @param alike with how many dimensions of the part in question its own part agrees, at best
     * @param evidence the inquiries in which it was taken
     */
    public record Ranked(
            String what, int helped, int tried, ConfidenceInterval helpfulness, int alike, List<InquiryId> evidence) {
        public Ranked {
            Objects.requireNonNull(what, "what");
            Objects.requireNonNull(helpfulness, "helpfulness");
            evidence = List.copyOf(evidence);
        }

        /** One sentence for a person to read. */
        public LocalizedText sentence() {
            return LocalizedText.enAr(
                    what + ": helped in " + helped + " of " + tried + " cases.",
                    what + ": أفاد في " + helped + " من " + tried + " حالات.");
        }
    }

    /**
     * Ranks.
     *
     * @param kpi which figure was missed
     * @param part where
     * @param past inquiries, of any KPI
     */
    public static List<Ranked> of(KpiId kpi, Segment part, List<Inquiry> past) {
        Map<String, Tally> records = new LinkedHashMap<>();
        for (Inquiry inquiry : past) {
            if (inquiry.miss().definition().id().equals(kpi.value())) {
                inquiry.rounds().forEach(round -> count(records, inquiry, round, part));
            }
        }
        return records.values().stream()
                .map(Tally::ranked)
                .sorted(Comparator.comparingDouble(
                                (Ranked one) -> -one.helpfulness().low())
                        .thenComparing(one -> -one.alike())
                        .thenComparing(Ranked::what))
                .toList();
    }

    private static void count(Map<String, Tally> records, Inquiry inquiry, Round round, Segment part) {
        Check.Verdict verdict = round.lastCheck().map(Check::verdict).orElse(Check.Verdict.NOT_ENOUGH_DATA);
        if (verdict == Check.Verdict.NOT_ENOUGH_DATA || verdict == Check.Verdict.MAY_BE_LUCK) {
            return;
        }
        int alike = (int) part.values().entrySet().stream()
                .filter(one ->
                        one.getValue().equals(inquiry.miss().segment().values().get(one.getKey())))
                .count();
        for (Action action : round.actions()) {
            records.computeIfAbsent(action.what().toLowerCase(Locale.ROOT), key -> new Tally(action.what()))
                    .add(inquiry.id(), verdict != Check.Verdict.DID_NOT_HELP, alike);
        }
    }

    private static final class Tally {

        private final String what;
        private final List<InquiryId> evidence = new ArrayList<>();
        private int helped;
        private int tried;
        private int alike;

        Tally(String what) {
            this.what = what;
        }

        void add(InquiryId inquiry, boolean didHelp, int dimensions) {
            tried++;
            helped += didHelp ? 1 : 0;
            alike = Math.max(alike, dimensions);
            if (!evidence.contains(inquiry)) {
                evidence.add(inquiry);
            }
        }

        Ranked ranked() {
            return new Ranked(what, helped, tried, Intervals.wilson(helped, tried, LEVEL), alike, evidence);
        }
    }
}

package org.cxsdk.metrics.peer;

import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.MetricsError;

/**
 * Figures of several agencies for exchange, without names. Each agency appears under a code that only the keeper of the key can
 * trace (HMAC-SHA-256 of definition, period and name), so codes of different periods or KPIs cannot be joined either. Values are
 * rounded, sizes to one digit, agencies with few cases left out, and the order is that of the codes. With fewer than the least
 * number of agencies there is no file.
 *
 * <p>Left out: who knows an agency's exact figure from elsewhere may recognise it. Agree on the rounding with that in mind.
 *
 * @param definition by which all were computed
 * @param period label of the period
 * @param figures by code, sorted by it
 */
public record PeerFile(DefinitionRef definition, String period, List<PeerFigure> figures) {

    private static final int CODE_LETTERS = 16;

    public PeerFile {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(period, "period");
        figures = List.copyOf(figures);
    }

    /**
     * What keeps agencies from being recognised.
     *
     * @param leastAgencies fewer make no file; at least {@value PeerStanding#LEAST_PEERS}
     * @param leastN agencies with fewer cases are left out
     * @param decimals to which values are rounded, 0 to 6
     */
    public record Rules(int leastAgencies, long leastN, int decimals) {
        public Rules {
            if (leastAgencies < PeerStanding.LEAST_PEERS || leastN < 1 || decimals < 0 || decimals > 6) {
                throw new IllegalArgumentException("leastAgencies (" + leastAgencies + ") must be at least "
                        + PeerStanding.LEAST_PEERS + ", leastN (" + leastN + ") at least 1, decimals (" + decimals
                        + ") 0 to 6");
            }
        }

        /** Five agencies, thirty cases each, three decimals. */
        public static Rules standard() {
            return new Rules(PeerStanding.LEAST_PEERS, 30, 3);
        }
    }

    /**
     * One agency's figure on its way into the file.
     *
     * @param agency its name; it does not leave
     * @param result its figure, of the definition and period that all share
     */
    public record Contribution(String agency, KpiResult result) {}

    /**
     * Makes a file.
     *
     * @param contributions one for each agency, all of one definition and period
     * @param key kept by whoever runs the exchange, 32 bytes or more
     * @throws CxException {@code CX-METRICS-0022} if too few agencies are left
     */
    public static PeerFile of(List<Contribution> contributions, byte[] key, Rules rules) {
        if (contributions.isEmpty() || key.length < 32) {
            throw new IllegalArgumentException("a peer file needs figures, and a key of 32 bytes or more");
        }
        DefinitionRef definition = contributions.get(0).result().measurement().definition();
        String period = contributions.get(0).result().period().label();
        if (contributions.stream().map(Contribution::agency).distinct().count() < contributions.size()
                || contributions.stream()
                        .map(Contribution::result)
                        .anyMatch(result -> !result.measurement().definition().equals(definition)
                                || !result.period().label().equals(period))) {
            throw new IllegalArgumentException("each agency has one figure, all of one definition and period");
        }
        List<PeerFigure> figures = new ArrayList<>();
        for (Contribution contribution : contributions) {
            Measurement measurement = contribution.result().measurement();
            Rational value = measurement.value();
            if (value != null && measurement.state() == Measurement.State.OK && measurement.n() >= rules.leastN()) {
                figures.add(new PeerFigure(
                        code(key, definition, period, contribution.agency()),
                        Rational.of(value.toBigDecimal(rules.decimals(), RoundingMode.HALF_EVEN)),
                        oneDigit(measurement.n())));
            }
        }
        if (figures.size() < rules.leastAgencies()) {
            throw new CxException(
                    MetricsError.TOO_FEW_PEERS,
                    figures.size() + " agencies have a final figure of " + rules.leastN() + " or more cases in "
                            + period + "; a peer file needs " + rules.leastAgencies(),
                    "Wait for more agencies, or compare over a longer period.");
        }
        figures.sort(Comparator.comparing(PeerFigure::agency));
        return new PeerFile(definition, period, figures);
    }

    private static long oneDigit(long n) {
        long unit = 1;
        while (n / unit >= 10) {
            unit *= 10;
        }
        return Math.round((double) n / unit) * unit;
    }

    private static String code(byte[] key, DefinitionRef definition, String period, String agency) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String text = definition.sha256() + "\n" + period + "\n" + agency;
            byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, CODE_LETTERS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}

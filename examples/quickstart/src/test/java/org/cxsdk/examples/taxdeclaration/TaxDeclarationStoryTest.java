package org.cxsdk.examples.taxdeclaration;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bank tells the tax office the interest that Maryam paid, at her wish, for one purpose and a time; not before she says so,
 * not after it ends, not after she withdraws; what she refuses she is asked herself. What the program prints is what she sees.
 */
@Tag("S29")
class TaxDeclarationStoryTest {

    private static final List<String> PRINTED = TaxDeclaration.run().lines().toList();

    @Test
    void nothingTheRegistryKnows_isAsked() {
        assertThat(section("1."))
                .filteredOn(line -> line.contains("civil-registry"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).containsAnyOf("REUSE", "CONFIRM"));
        assertThat(section("1.")).anyMatch(line -> line.contains("interest-paid") && line.contains("NEEDS_CONSENT"));
    }

    @Test
    void theBank_handsOver_whatSheAllowed_andTheCharityNothing() {
        assertThat(section("3.")).contains("  deductions/interest-paid     RELEASED");
        assertThat(section("3.")).noneMatch(line -> line.startsWith("  deductions/donations"));
        assertThat(section("3.")).contains("  left to ask: Donations");
    }

    @Test
    void theJourney_isCompleteWithoutWhatSheRefused() {
        assertThat(section("4.")).last().asString().endsWith("Complete: yes.");
    }

    @Test
    void itEnds_toTheMicrosecond_andTheVainAttemptIsWrittenDown() {
        assertThat(section("5.").get(0)).contains("the last microsecond of June", "PERMIT");
        assertThat(section("5."))
                .anyMatch(line -> line.contains("2026-06-30T20:00:00Z") && line.endsWith("did not get it."));
        assertThat(section("5."))
                .contains("  The ledger signs 6 entries; audit: clean; each of hers is proven to be among them: yes.");
        assertThat(section("5.")).last().asString().endsWith("NO_PERMIT.");
    }

    @Test
    void herWithdrawal_holdsAtOnce_andReachesWhoGotTheData() {
        assertThat(section("6."))
                .containsSubsequence(
                        "  Her withdrawal is EFFECTIVE.", "  To tax-office: WITHDRAWN of m-3; acknowledged.");
        assertThat(section("6.").get(1)).contains("DENY", "withdrew");
    }

    @Test
    @Tag("S2")
    void aParent_andACompany_actAsFarAsTheirMandatesGo() {
        assertThat(section("7.")).anyMatch(line -> line.contains("MANDATE_ENDED"));
        assertThat(section("7.").get(1)).contains("on her birthday", "PERMIT");
        assertThat(section("8.")).anyMatch(line -> line.contains("OUTSIDE_MANDATE"));
    }

    private static List<String> section(String number) {
        return PRINTED.stream()
                .dropWhile(line -> !line.startsWith(number))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .toList();
    }
}

package org.cxsdk.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.TxMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The stored forms of what stands beside the statements. What is written here was released: it is never edited, a new form
 * gets a new test. Each is read back by the service that wrote it.
 */
class NewerFormsTest {

    private static final SubjectId MARYAM = SubjectId.of("maryam");
    private static final ActorId BANK = ActorId.of("first-bank");
    private static final Scope SCOPE = Scope.of("taxation", "email", "tax-office");
    private static final Vocabulary WORDS = Words.vocabulary("1", List.of("taxation"), List.of("email"));
    private static final String REF =
            "{\"id\":\"words\",\"version\":\"1\",\"sha256\":\"" + WORDS.ref().sha256() + "\"}";

    private final CxContext context = CxContext.inMemory(() -> Instant.parse("2026-06-01T12:00:00Z"));
    private final CxConsent consent = CxConsent.on(context.as(ActorId.of("dr-salem"), "shift"))
            .logging((session, id, provider, decision) -> true);

    @BeforeEach
    void publish() {
        CxConsent.on(context).publish(WORDS);
    }

    @Test
    void rulebooks_areWrittenInForm1() {
        CxConsent.on(context)
                .publish(Rulebook.of("rules", "1")
                        .with(LegalGround.of(
                                        "code-12", ReuseBasis.PUBLIC_TASK, SCOPE, LocalizedText.of("en", "Tax Code 12"))
                                .valid(Validity.until(Instant.parse("2027-01-01T00:00:00Z")))
                                .keptFor(Period.ofYears(1)))
                        .with(new Ceiling(PurposeId.of("taxation"), null, Period.ofMonths(6), null))
                        .special(DataCategoryId.of("email"))
                        .previewed(PurposeId.of("taxation")));
        assertThat(document("consent.rulebook", "rules@1"))
                .isEqualTo("{\"form\":1,\"body\":{\"id\":\"rules\",\"version\":\"1\",\"vocabulary\":" + REF
                        + ",\"grounds\":[{\"id\":\"code-12\",\"basis\":\"PUBLIC_TASK\",\"purpose\":\"taxation\","
                        + "\"category\":\"email\",\"recipient\":\"tax-office\",\"to\":\"2027-01-01T00:00:00Z\","
                        + "\"source\":{\"en\":\"Tax Code 12\"},\"yields\":true,\"keepFor\":\"P1Y\"}],"
                        + "\"ceilings\":[{\"purpose\":\"taxation\",\"maxValidity\":\"P6M\"}],"
                        + "\"special\":[\"email\"],\"previews\":[\"taxation\"]}}");
    }

    @Test
    void notices_areWrittenInForm1_withAllTheirVersions() {
        CxConsent plain = CxConsent.on(context);
        plain.publish(Notice.editorial("tax-notice", "1", LocalizedText.of("en", "We use your address.")));
        plain.publish(Notice.material(
                "tax-notice",
                "2",
                LocalizedText.of("en", "We use it for statistics, too."),
                Instant.parse("2026-07-01T00:00:00Z")));
        assertThat(document("consent.notice", "tax-notice"))
                .isEqualTo("{\"form\":1,\"body\":{\"id\":\"tax-notice\",\"versions\":["
                        + "{\"version\":\"1\",\"text\":{\"en\":\"We use your address.\"}},"
                        + "{\"version\":\"2\",\"text\":{\"en\":\"We use it for statistics, too.\"},"
                        + "\"renewalFrom\":\"2026-07-01T00:00:00Z\"}]}}");
    }

    @Test
    void termsOfAGrant_areWritten() {
        consent.grant(Grant.of(StatementId.of("g-1"), MARYAM, SCOPE, Evidence.of("web"))
                .explicitly()
                .keptFor(Period.ofYears(1))
                .sharedOnward()
                .forDataOf(Validity.until(Instant.parse("2026-01-01T00:00:00Z")))
                .limitedTo(new Quota.Calendar(6, ChronoUnit.MONTHS, ZoneId.of("Asia/Dubai"))));
        String body = context.storage()
                .execute(
                        TxMode.READ,
                        session -> session.readStream(
                                        StorageConsentStore.FACTS.key(context.tenant(), MARYAM.value()), 0, 1)
                                .items()
                                .get(0)
                                .entry()
                                .body()
                                .toUtf8());
        assertThat(body)
                .contains("\"terms\":{\"explicit\":true,\"keepFor\":\"P1Y\",\"onward\":true,"
                        + "\"dataTo\":\"2026-01-01T00:00:00Z\",\"quota\":{\"kind\":\"calendar\",\"limit\":6,"
                        + "\"unit\":\"Months\",\"zone\":\"Asia/Dubai\"}}");
    }

    @Test
    void uses_areWrittenInForm1() {
        consent.grant(Grant.of(StatementId.of("g-1"), MARYAM, SCOPE, Evidence.of("web"))
                .limitedTo(new Quota.Total(3)));
        consent.quotas().holding(Duration.ofMinutes(1)).reserve(UseKey.of("held"), new ReuseRequest(MARYAM, SCOPE));
        consent.release(DisclosureId.of("made"), BANK, new ReuseRequest(MARYAM, SCOPE));
        assertThat(document("consent.uses", QuotaStore.id(MARYAM, StatementId.of("g-1"))))
                .isEqualTo(
                        "{\"form\":1,\"by\":\"dr-salem\",\"why\":\"shift\",\"body\":{\"statement\":\"g-1\",\"uses\":["
                                + "{\"key\":\"held\",\"at\":\"2026-06-01T12:00:00Z\",\"until\":\"2026-06-01T12:01:00Z\"},"
                                + "{\"key\":\"made\",\"at\":\"2026-06-01T12:00:00Z\"}]}}");
    }

    @Test
    void transfers_andReportsThatFitNoPermit_areWrittenInForm1() {
        consent.grant(Grant.of(StatementId.of("g-1"), MARYAM, SCOPE, Evidence.of("web")));
        consent.release(DisclosureId.of("d-1"), BANK, new ReuseRequest(MARYAM, SCOPE));
        assertThat(document("consent.transfer", "d-1"))
                .isEqualTo(
                        "{\"form\":1,\"by\":\"dr-salem\",\"why\":\"shift\",\"body\":{\"id\":\"d-1\",\"subject\":\"maryam\","
                                + "\"purpose\":\"taxation\",\"category\":\"email\",\"recipient\":\"tax-office\","
                                + "\"provider\":\"first-bank\",\"statement\":\"g-1\",\"excluded\":[],"
                                + "\"permitted\":\"2026-06-01T12:00:00Z\",\"useBefore\":\"2026-06-01T12:05:00Z\"}}");

        Transfer.Report report = new Transfer.Report(
                DisclosureId.of("d-9"),
                BANK,
                Instant.parse("2026-06-01T12:01:00Z"),
                Set.of(DataCategoryId.of("email")));
        consent.transfers().report(report);
        assertThat(consent.transfers().unpermitted(10)).containsExactly(report);
    }

    @Test
    void emergencies_andNotifications_areWrittenInForm1() {
        consent.emergencies()
                .declare(
                        new Emergency(
                                EmergencyId.of("e-1"),
                                new ReuseRequest(MARYAM, SCOPE),
                                BANK,
                                Evidence.of("unconscious")),
                        Duration.ofDays(1));
        assertThat(document("consent.emergency", "e-1"))
                .isEqualTo("{\"form\":1,\"by\":\"dr-salem\",\"why\":\"shift\",\"body\":{\"subject\":\"maryam\","
                        + "\"purpose\":\"taxation\",\"category\":\"email\",\"recipient\":\"tax-office\","
                        + "\"provider\":\"first-bank\",\"actor\":\"dr-salem\",\"reason\":\"unconscious\","
                        + "\"declared\":\"2026-06-01T12:00:00Z\",\"reviewBy\":\"2026-06-02T12:00:00Z\","
                        + "\"verdict\":\"OPEN\"}}");
        NotificationId told = consent.outbox().due(1).get(0).id();
        assertThat(document("consent.notification", told.value()))
                .isEqualTo("{\"form\":1,\"by\":\"dr-salem\",\"why\":\"shift\",\"body\":{\"id\":\"" + told
                        + "\",\"subject\":\"maryam\",\"kind\":\"USED_IN_EMERGENCY\",\"about\":\"e-1\","
                        + "\"created\":\"2026-06-01T12:00:00Z\",\"nextAt\":\"2026-06-01T12:00:00Z\","
                        + "\"attempts\":0,\"state\":\"DUE\"}}");
    }

    private String document(String kind, String id) {
        DocKey key = new DocKey(context.tenant(), kind, id);
        return context.storage()
                .execute(
                        TxMode.READ,
                        session -> Objects.requireNonNull(
                                        session.load(List.of(key)).get(key))
                                .body()
                                .toUtf8());
    }
}

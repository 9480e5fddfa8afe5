package org.cxsdk.consent.json;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.cxsdk.consent.Acknowledgement;
import org.cxsdk.consent.ConsentCommand;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.Quota;
import org.cxsdk.consent.Refusal;
import org.cxsdk.consent.Restriction;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.ReuseReason;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.ShownNotice;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Validity;
import org.cxsdk.consent.Withdrawal;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CommandReaderTest {

    private static final SubjectId MARYAM = SubjectId.of("7f3c");
    private static final Scope INTEREST = Scope.of("deduction-check", "interest-paid", "tax-office");

    static final String COMMANDS = """
        commands:
          - kind: grant
            id: g-1
            subject: 7f3c
            purpose: deduction-check
            category: interest-paid
            recipient: tax-office
            from: 2026-03-01T00:00:00Z
            to: 2026-07-01T00:00:00Z
            basis: explicit-request
            explicit: true
            keepFor: P1Y
            onward: true
            dataFrom: 2025-01-01T00:00:00Z
            dataTo: 2026-01-01T00:00:00Z
            uses: {limit: 6, per: months, zone: Asia/Dubai}
            notice:
              id: tax-notice
              version: "2"
              sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
              language: ar
            by: [mother, father]
            evidence: {act: counter, note: form 17}
          - {kind: refuse, id: r-1, subject: 7f3c, purpose: marketing, category: email, recipient: shop}
          - {kind: withdraw, id: w-1, subject: 7f3c, withdraws: g-1}
          - kind: restrict
            id: o-1
            subject: 7f3c
            purpose: taxation
            category: address
            recipient: tax-office
            evidence: {act: court-order}
          - {kind: lift, id: l-1, subject: 7f3c, lifts: o-1, evidence: {act: court-order}}
        """;

    @Test
    void everyKind_isReadWithAllItsParts() {
        assertThat(CommandReader.read(Source.of("commands.yaml", COMMANDS)))
                .containsExactly(
                        Grant.of(
                                        StatementId.of("g-1"),
                                        MARYAM,
                                        INTEREST,
                                        Evidence.of("counter").withNote("form 17"))
                                .valid(Validity.between(
                                        Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-07-01T00:00:00Z")))
                                .on(ReuseBasis.EXPLICIT_REQUEST)
                                .explicitly()
                                .keptFor(Period.ofYears(1))
                                .sharedOnward()
                                .forDataOf(Validity.between(
                                        Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z")))
                                .limitedTo(new Quota.Calendar(6, ChronoUnit.MONTHS, ZoneId.of("Asia/Dubai")))
                                .shown(new ShownNotice(
                                        new DefinitionRef(
                                                "tax-notice",
                                                "2",
                                                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
                                        "ar"))
                                .by(ActorId.of("mother"), ActorId.of("father")),
                        Refusal.of(StatementId.of("r-1"), MARYAM, Scope.of("marketing", "email", "shop")),
                        Withdrawal.of(StatementId.of("w-1"), MARYAM, StatementId.of("g-1")),
                        new Restriction(
                                StatementId.of("o-1"),
                                MARYAM,
                                Scope.of("taxation", "address", "tax-office"),
                                Evidence.of("court-order")),
                        new Restriction.Lifting(
                                StatementId.of("l-1"), MARYAM, StatementId.of("o-1"), Evidence.of("court-order")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{limit: 3}|Total", "{limit: 3, within: PT24H}|Sliding", "{apart: PT120H}|Spaced"})
    void theWaysToLimitUses(String uses, String kind) {
        ConsentCommand command = CommandReader.readOne(Source.of("grant.yaml", """
            {kind: grant, id: g, subject: s, purpose: p, category: c, recipient: r, evidence: {act: web}, uses: %s}
            """.formatted(uses)));
        Quota quota = ((Grant) command).terms().limit().orElseThrow();
        assertThat(quota.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(quota)
                .isIn(
                        new Quota.Total(3),
                        new Quota.Sliding(3, Duration.ofHours(24)),
                        new Quota.Spaced(Duration.ofDays(5)));
    }

    @Test
    void everythingThatIsWrong_isToldAtOnce_whereItStands() {
        InvalidDocumentException wrong = catchThrowableOfType(
                InvalidDocumentException.class, () -> CommandReader.read(Source.of("commands.yaml", """
                    commands:
                      - {kind: grant, id: g-1, subject: s, purpose: p, from: 2026-03-01T00:00:00Z, to: 2026-03-01T00:00:00Z,
                         basis: legal-obligation, uses: {limit: 0, apart: PT0S}, withdraws: g-0, evidence: {note: x}}
                      - {kind: withdraw, id: w-1, subject: s, purpose: p}
                      - {kind: lift, id: w-1, subject: s, lifts: o-1}
                      - {kind: allow, subject: s}
                    """)));

        assertThat(wrong.violations())
                .extracting(violation -> violation.path() + " " + violation.rule())
                .contains(
                        "commands[0].category is missing",
                        "commands[0].recipient is missing",
                        "commands[0].withdraws says nothing in a grant",
                        "commands[0].basis is no ground that a person states",
                        "commands[0].to is not after the beginning, 2026-03-01T00:00:00Z",
                        "commands[0].uses is none of the four ways to limit uses",
                        "commands[0].uses.apart is no time at all",
                        "commands[1].withdraws is missing",
                        "commands[1].purpose says nothing in a withdraw",
                        "commands[2].evidence is missing",
                        "commands[2].id names another command of this person in the document, too")
                .anyMatch(text -> text.startsWith("commands[0].uses.limit "))
                .anyMatch(text -> text.startsWith("commands[0].evidence.act "))
                .anyMatch(text -> text.startsWith("commands[3].id "))
                .anyMatch(text -> text.startsWith("commands[3].kind "));
        assertThat(wrong.violations())
                .allMatch(
                        violation -> violation.line() > 1 && !violation.remedy().isEmpty());
    }

    @Test
    void aBodyFromTheWeb_isCarriedOut() {
        CxConsent consent = CxConsent.on(CxContext.inMemory(() -> Instant.parse("2026-03-01T09:00:00Z")));
        consent.publish(VocabularyReader.read(Source.of("words.yaml", """
            vocabulary: tax
            version: "1"
            purposes: [{id: deduction-check}]
            categories: [{id: interest-paid}]
            """)));
        // region carry-out
        ConsentCommand command = CommandReader.readOne(Source.of("body.json", """
            {"kind": "grant", "id": "g-1", "subject": "7f3c", "purpose": "deduction-check",
             "category": "interest-paid", "recipient": "tax-office", "evidence": {"act": "web-form"}}
            """));
        Acknowledgement done = consent.carryOut(command);
        // endregion

        assertThat(done.effect()).isEqualTo(Acknowledgement.Effect.EFFECTIVE);
        assertThat(consent.decide(new ReuseRequest(MARYAM, INTEREST)).isPermitted())
                .isTrue();
        for (String body : List.of(
                "{\"kind\": \"restrict\", \"id\": \"o-1\", \"subject\": \"7f3c\", \"purpose\": \"deduction-check\","
                        + " \"category\": \"interest-paid\", \"recipient\": \"tax-office\", \"evidence\": {\"act\":"
                        + " \"court\"}}",
                "{\"kind\": \"lift\", \"id\": \"l-1\", \"subject\": \"7f3c\", \"lifts\": \"o-1\", \"evidence\":"
                        + " {\"act\": \"court\"}}",
                "{\"kind\": \"withdraw\", \"id\": \"w-1\", \"subject\": \"7f3c\", \"withdraws\": \"g-1\"}",
                "{\"kind\": \"refuse\", \"id\": \"r-1\", \"subject\": \"7f3c\", \"purpose\": \"deduction-check\","
                        + " \"category\": \"interest-paid\", \"recipient\": \"tax-office\"}")) {
            consent.carryOut(CommandReader.readOne(Source.of("body.json", body)));
        }
        assertThat(consent.history(MARYAM).revision()).isEqualTo(5);
        assertThat(consent.decide(new ReuseRequest(MARYAM, INTEREST)).outcome().reasons())
                .containsExactly(ReuseReason.REFUSED);
    }

    /** A key that is there without a value is as good as not there, and is told as such. */
    @Test
    void whatIsNull_isMissing() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> CommandReader.read(Source.of(
                        "commands.yaml",
                        "commands: [{kind: restrict, id: o-1, subject: maryam, purpose: null, category: null, recipient:"
                                + " office, evidence: {act: order}}]")))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(violation -> violation.path() + " " + violation.rule())
                        .containsExactly("commands[0].purpose is missing", "commands[0].category is missing"));
    }
}

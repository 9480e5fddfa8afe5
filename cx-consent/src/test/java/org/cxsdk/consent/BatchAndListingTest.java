package org.cxsdk.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Many questions at once, and what a recipient could get, say what single questions say, and no more. */
class BatchAndListingTest {

    private static final List<String> PURPOSES =
            List.of("public-service", "taxation", "assessment", "deduction-check", "marketing", "campaign-statistics");
    private static final List<String> CATEGORIES = List.of(
            "personal", "contact", "email", "address", "financial", "interest-paid", "account-number", "identifying");
    private static final List<String> RECIPIENTS = List.of("tax-office", "municipality");

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-06-01T12:00:00Z"));
    private final CxConsent consent = CxConsent.on(CxContext.inMemory(clock::get));

    @BeforeEach
    void publish() {
        consent.publish(Words.TAX);
        consent.publish(Rulebook.of("rules", "1")
                .with(LegalGround.of(
                        "tax-code-12",
                        ReuseBasis.LEGAL_OBLIGATION,
                        Scope.of("assessment", "interest-paid", "tax-office"),
                        LocalizedText.enAr("Tax Code 12", "قانون الضرائب 12")))
                .special(DataCategoryId.of("account-number")));
    }

    @Test
    void aThousandPersonsAtOnce_areDecidedAsEachByItself() {
        SplittableRandom random = new SplittableRandom(20_261_129);
        List<ReuseRequest> requests = new ArrayList<>();
        for (int person = 0; person < 1_000; person++) {
            SubjectId subject = SubjectId.of("person-" + person);
            // every fourth person never said anything
            say(subject, person % 4, random);
            requests.add(new ReuseRequest(subject, scope(random)));
        }
        List<ReuseDecision> together = consent.decide(requests);

        assertThat(together).hasSize(1_000);
        for (int i = 0; i < requests.size(); i++) {
            assertThat(together.get(i))
                    .as("seed 20261129, request %d: %s", i, requests.get(i))
                    .isEqualTo(consent.decide(requests.get(i)));
        }
        assertThat(together)
                .extracting(decision -> decision.outcome().code())
                .as("the world says something of everything")
                .contains("PERMIT", "PARTIAL", "DENY", "NEEDS_CONSENT");
    }

    @Test
    void thousandAndOne_areTooMany() {
        ReuseRequest one = ReuseRequest.of("maryam", "taxation", "email", "tax-office");
        List<ReuseRequest> tooMany = Collections.nCopies(1_001, one);
        assertThatExceptionOfType(CxException.class).isThrownBy(() -> consent.decide(tooMany));
    }

    @Test
    void aListing_isEveryCategoryThatWouldBePermitted_andNothingElse() {
        SplittableRandom random = new SplittableRandom(7);
        for (int person = 0; person < 60; person++) {
            SubjectId subject = SubjectId.of("person-" + person);
            say(subject, 3, random);
            for (String purpose : PURPOSES) {
                Scope any = Scope.of(purpose, "personal", "tax-office");
                List<ReuseDecision> listed = consent.listing(subject, any.purpose(), any.recipient());
                List<ReuseDecision> single = CATEGORIES.stream()
                        .map(category -> any.withCategory(DataCategoryId.of(category)))
                        .map(scope -> consent.decide(new ReuseRequest(subject, scope)))
                        .filter(decision -> decision.outcome().isUsable())
                        .toList();
                assertThat(listed)
                        .as("seed 7, %s for %s", subject, purpose)
                        .containsExactlyInAnyOrderElementsOf(single);
            }
        }
    }

    /** A person who refused, one whose consent is over, one who is unknown: a recipient cannot tell them apart. */
    @Test
    void aListing_looksTheSame_forARefusalAndForAnUnknownPerson() {
        SubjectId refusing = SubjectId.of("refusing");
        SubjectId over = SubjectId.of("over");
        Scope scope = Scope.of("marketing", "contact", "municipality");
        consent.refuse(Refusal.of(StatementId.of("r"), refusing, scope));
        consent.grant(Grant.of(StatementId.of("g"), over, scope, Evidence.of("web"))
                .valid(Validity.until(clock.get().plus(Duration.ofDays(1)))));
        clock.set(clock.get().plus(Duration.ofDays(2)));
        for (SubjectId subject : List.of(refusing, over, SubjectId.of("unknown"))) {
            assertThat(consent.listing(subject, scope.purpose(), scope.recipient()))
                    .isEmpty();
        }
    }

    @Test
    void aListing_countsUses() {
        SubjectId maryam = SubjectId.of("maryam");
        Scope scope = Scope.of("marketing", "email", "municipality");
        consent.grant(
                Grant.of(StatementId.of("g"), maryam, scope, Evidence.of("web")).limitedTo(new Quota.Total(1)));
        assertThat(consent.listing(maryam, scope.purpose(), scope.recipient())).hasSize(1);
        consent.quotas().reserve(UseKey.of("k"), new ReuseRequest(maryam, scope));
        assertThat(consent.listing(maryam, scope.purpose(), scope.recipient())).isEmpty();
    }

    private void say(SubjectId subject, int statements, SplittableRandom random) {
        for (int i = 0; i < statements; i++) {
            StatementId id = StatementId.of("s-" + i);
            if (random.nextInt(4) == 0) {
                consent.refuse(Refusal.of(id, subject, scope(random)));
            } else {
                consent.grant(Grant.of(id, subject, scope(random), Evidence.of("web")));
            }
        }
    }

    /** Broad words come first in the lists and more often, so that statements cover requests. */
    private static Scope scope(SplittableRandom random) {
        return Scope.of(pick(PURPOSES, random), pick(CATEGORIES, random), pick(RECIPIENTS, random));
    }

    private static String pick(List<String> words, SplittableRandom random) {
        return words.get(Math.min(random.nextInt(words.size()), random.nextInt(words.size())));
    }
}

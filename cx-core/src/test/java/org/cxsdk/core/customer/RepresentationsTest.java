package org.cxsdk.core.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.customer.Representation.Kind;
import org.cxsdk.core.customer.Representations.Judgement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RepresentationsTest {

    private static final SubjectId CHILD = SubjectId.of("sara");
    private static final ActorId MOTHER = ActorId.of("mother");
    private static final ActorId FATHER = ActorId.of("father");
    private static final PurposeId SCHOOL = PurposeId.of("school");
    private static final PurposeId TAX = PurposeId.of("tax");
    private static final Instant BORN = Instant.parse("2010-05-01T00:00:00Z");
    private static final Instant OF_AGE = Instant.parse("2028-05-01T00:00:00Z");
    private static final Representation OF_MOTHER =
            Representation.of("m", CHILD, MOTHER, Kind.PARENT, BORN).until(OF_AGE);
    private static final Representation OF_FATHER =
            Representation.of("f", CHILD, FATHER, Kind.PARENT, BORN).until(OF_AGE);

    @Test
    void aParentActs_untilTheChildComesOfAge() {
        assertThat(refusals(List.of(OF_MOTHER), SCHOOL, OF_AGE.minusNanos(1_000), MOTHER))
                .isEmpty();
        assertThat(refusals(List.of(OF_MOTHER), SCHOOL, OF_AGE, MOTHER))
                .containsExactly(RepresentationReason.MANDATE_ENDED);
        assertThat(refusals(List.of(OF_MOTHER), SCHOOL, BORN.minusNanos(1_000), MOTHER))
                .containsExactly(RepresentationReason.MANDATE_NOT_BEGUN);
    }

    @Test
    void aCompanion_helpsAndDecidesNothing() {
        Representation friend =
                Representation.of("c", CHILD, FATHER, Kind.COMPANION, BORN).until(OF_AGE);

        assertThat(refusals(List.of(friend), SCHOOL, BORN, FATHER))
                .containsExactly(RepresentationReason.ONLY_ACCOMPANIES);
        Representations known = Representations.of(List.of(friend, OF_MOTHER), PurposeId::equals);
        assertThat(known.companions(BORN)).containsExactly(friend);
        assertThat(known.companions(OF_AGE)).isEmpty();
    }

    /** The rule of England and Wales for those born on 29 February: of age on 1 March in a year without that day. */
    @Test
    void comingOfAge_isTheBeginningOfTheBirthdayInTheZone() {
        assertThat(Representation.comingOfAge(LocalDate.parse("2008-02-29"), 18, ZoneId.of("Europe/London")))
                .isEqualTo("2026-03-01T00:00:00Z");
        assertThat(Representation.comingOfAge(LocalDate.parse("2008-02-28"), 18, ZoneId.of("Europe/London")))
                .isEqualTo("2026-02-28T00:00:00Z");
        assertThat(Representation.comingOfAge(LocalDate.parse("2010-05-01"), 18, ZoneId.of("Asia/Dubai")))
                .isEqualTo("2028-04-30T20:00:00Z");
    }

    @Test
    void aStranger_hasNoMandate() {
        assertThat(refusals(List.of(OF_MOTHER), SCHOOL, BORN, ActorId.of("aunt")))
                .containsExactly(RepresentationReason.NO_MANDATE);
        assertThat(refusals(List.of(), SCHOOL, BORN, MOTHER)).containsExactly(RepresentationReason.NO_MANDATE);
    }

    @Test
    void twoParents_giveTogether_andTakeBackAlone() {
        List<Representation> both = List.of(OF_MOTHER.jointly(), OF_FATHER.jointly());
        assertThat(refusals(both, SCHOOL, BORN, MOTHER)).containsExactly(RepresentationReason.OTHERS_MUST_AGREE);
        assertThat(refusals(both, SCHOOL, BORN, MOTHER, FATHER)).isEmpty();
        assertThat(Representations.of(both, PurposeId::equals).toTakeBack(List.of(FATHER), SCHOOL, BORN))
                .isEqualTo(new Judgement.Mandated(List.of(OF_FATHER.jointly())));
    }

    @Test
    void aParentWhoseMandateIsVoid_isNotWaitedFor_andDoesNotAct() {
        List<Representation> both =
                List.of(OF_MOTHER.jointly(), OF_FATHER.jointly().annulled());
        assertThat(refusals(both, SCHOOL, BORN, MOTHER)).isEmpty();
        assertThat(refusals(both, SCHOOL, BORN, FATHER)).containsExactly(RepresentationReason.MANDATE_VOID);
    }

    @Test
    void anAgent_actsForHisPurposesOnly() {
        Representation accountant =
                Representation.of("a", CHILD, FATHER, Kind.AGENT, BORN).only(Set.of(TAX));
        assertThat(refusals(List.of(accountant), TAX, BORN, FATHER)).isEmpty();
        assertThat(refusals(List.of(accountant), SCHOOL, BORN, FATHER))
                .containsExactly(RepresentationReason.OUTSIDE_MANDATE);
    }

    @Test
    void aMandate_isPassedOnAsOftenAsItAllows_andNotBeyondTheOneAbove() {
        ActorId first = ActorId.of("first");
        ActorId second = ActorId.of("second");
        ActorId third = ActorId.of("third");
        Representation one = Representation.of("1", CHILD, first, Kind.DELEGATE, BORN)
                .passedOnAtMost(1)
                .only(Set.of(TAX));
        Representation two = Representation.of("2", CHILD, second, Kind.DELEGATE, BORN)
                .passedOnAtMost(1)
                .under(one.id());
        Representation three =
                Representation.of("3", CHILD, third, Kind.DELEGATE, BORN).under(two.id());
        List<Representation> all = List.of(one, two, three);

        assertThat(refusals(all, TAX, BORN, second)).isEmpty();
        assertThat(refusals(all, SCHOOL, BORN, second)).containsExactly(RepresentationReason.OUTSIDE_MANDATE);
        assertThat(refusals(all, TAX, BORN, third)).containsExactly(RepresentationReason.PASSED_ON_TOO_OFTEN);
        assertThat(refusals(List.of(one.annulled(), two), TAX, BORN, second))
                .containsExactly(RepresentationReason.MANDATE_VOID);
        assertThat(refusals(List.of(two), TAX, BORN, second)).containsExactly(RepresentationReason.NO_MANDATE);
        assertThat(refusals(List.of(two.under(two.id())), TAX, BORN, second))
                .containsExactly(RepresentationReason.NO_MANDATE);
    }

    private static List<RepresentationReason> refusals(
            List<Representation> mandates, PurposeId purpose, Instant at, ActorId... actors) {
        return Representations.of(mandates, PurposeId::equals)
                .toSay(List.of(actors), purpose, at)
                .fold(mandated -> List.of(), Judgement.Refused::reasons);
    }
}

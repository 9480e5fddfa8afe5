package org.cxsdk.core.journey;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CustomerViewPart;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Observation;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.TxMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.cxsdk.core.journey.MovingHouse.APP;
import static org.cxsdk.core.journey.MovingHouse.APPLY;
import static org.cxsdk.core.journey.MovingHouse.CASE;
import static org.cxsdk.core.journey.MovingHouse.DECIDE;
import static org.cxsdk.core.journey.MovingHouse.DESIGN;
import static org.cxsdk.core.journey.MovingHouse.FEE;
import static org.cxsdk.core.journey.MovingHouse.RATE;
import static org.cxsdk.core.journey.MovingHouse.UPLOAD;
import static org.cxsdk.core.journey.MovingHouse.at;
import static org.cxsdk.core.journey.MovingHouse.hour;

class CxJourneysTest {

    private static final SubjectId PERSON = SubjectId.of("person-7");

    private final SettableClock clock = new SettableClock(hour(0));
    private final CxContext context = CxContext.inMemory(clock);
    private final CxJourneys journeys = CxJourneys.on(context);

    @BeforeEach
    void openTheJourney() {
        journeys.publish(DESIGN);
        journeys.open(CASE, DESIGN.version(), PERSON);
    }

    @Test
    void publish_changesNothing_whenTheSameIsPublishedAgain() {
        journeys.publish(DESIGN);
        assertThat(journeys.definition(DESIGN.version())).isEqualTo(DESIGN);
    }

    @Test
    void publish_refuses_whenTheVersionIsAnotherDesign() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> journeys.publish(JourneyDefinition.of(
                        DESIGN.version(), Stage.of("s", Step.builder("x").build()))))
                .matches(e -> e.is(CoreError.JOURNEY_CHANGED));
    }

    @Test
    void publish_keepsEveryPartOfADesign() {
        LocalizedText title = LocalizedText.of("ar", "رحلة").with("en", "Journey");
        JourneyDefinition full = new JourneyDefinition(
                JourneyVersion.of("full", "2026-1"),
                title,
                ServiceId.of("moving"),
                List.of(new Stage(
                        StageId.of("s"),
                        title,
                        List.of(
                                Step.builder("a")
                                        .title(title)
                                        .activity("A was done")
                                        .lane(Lane.MIDDLE_OFFICE)
                                        .channels(APP)
                                        .repeatable()
                                        .parallelWith(StepId.of("b"))
                                        .target(Duration.parse("P1DT2H"))
                                        .data(new DataNeed(
                                                PurposeId.of("moving"), Set.of(DataCategoryId.of("address"))))
                                        .build(),
                                Step.builder("b").optional().build()))),
                Duration.ofDays(3));
        journeys.publish(full);
        JourneyDefinition kept = journeys.definition(full.version());
        assertThat(kept).isEqualTo(full);
        // the first language is what other readers get, so its place counts as well
        assertThat(kept.title().in(Locale.FRENCH)).isEqualTo("رحلة");
    }

    @Test
    void open_givesBackWhatWasOpenedFirst() {
        clock.set(hour(9));
        assertThat(journeys.open(CASE, DESIGN.version(), PERSON).opened()).isEqualTo(hour(0));
    }

    @Test
    void open_refuses_whenTheJourneyBelongsToSomebodyElse() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> journeys.open(CASE, DESIGN.version(), SubjectId.of("somebody-else")))
                .matches(e -> e.is(CoreError.JOURNEY_CHANGED))
                .withMessageNotContainingAny("somebody-else", "person-7");
    }

    @Test
    void open_refuses_whenTheDesignIsNotPublished() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(
                        () -> journeys.open(JourneyInstanceId.of("other"), JourneyVersion.of("unknown", "1"), PERSON))
                .matches(e -> e.is(CoreError.NOT_FOUND));
    }

    @Test
    void record_changesNothing_whenTheSameComesAgain() {
        Interaction sent =
                at(0, "i1", APPLY).channel(APP).note("asked for help").build();
        clock.set(hour(1));
        Interaction first = journeys.record(sent);
        clock.set(hour(5));
        assertThat(journeys.record(sent)).isEqualTo(first);
        assertThat(first.recorded()).isEqualTo(hour(1));
        assertThat(journeys.interactions(CASE)).containsExactly(first);
    }

    @Test
    void record_refuses_whenAnotherInteractionHasTheIdentifier() {
        journeys.record(at(0, "i1", APPLY).build());
        for (Interaction other : List.of(
                at(1, "i1", APPLY).build(),
                at(0, "i1", UPLOAD).build(),
                at(0, "i1", APPLY).note("a note").build())) {
            assertThatExceptionOfType(CxException.class)
                    .isThrownBy(() -> journeys.record(other))
                    .matches(e -> e.is(CoreError.INTERACTION_CHANGED));
        }
        assertThat(journeys.interactions(CASE)).hasSize(1);
    }

    @Test
    void record_refuses_whenTheJourneyIsNotOpen() {
        Interaction stray = Interaction.builder(InteractionId.of("i"), JourneyInstanceId.of("nobody's"), APPLY, hour(0))
                .build();
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> journeys.record(stray))
                .matches(e -> e.is(CoreError.NOT_FOUND));
    }

    @Test
    void record_keepsNotesOutOfClear_andErasureRemovesThem() {
        String note = "her passport number is X1234567";
        Interaction sent = at(0, "i1", APPLY).note(note).build();
        journeys.record(sent);
        assertThat(journeys.interactions(CASE).get(0).note()).isEqualTo(note);
        assertThat(journeys.interactions(CASE).get(0).toString()).doesNotContain("X1234567");
        Slice<Published, Position> journal = context.storage()
                .execute(
                        TxMode.READ,
                        session -> session.readAll(Position.START, EntryFilter.all(context.tenant()), 100));
        assertThat(journal.items())
                .isNotEmpty()
                .allSatisfy(item -> assertThat(
                                new String(item.recorded().entry().body().toArray(), StandardCharsets.ISO_8859_1))
                        .doesNotContain("X1234567", "passport"));

        context.write(session -> {
            session.destroyKeys(PERSON);
            return null;
        });
        assertThat(journeys.interactions(CASE)).containsExactly(withoutNote(sent));
        // delivered again after the erasure it is still the same interaction, and brings nothing back
        assertThat(journeys.record(sent)).isEqualTo(withoutNote(sent));
        assertThat(journeys.standing(CASE).step(APPLY).state()).isEqualTo(StepStanding.State.DONE);
    }

    /** The entry says of itself that it is i1; where it stands decides. */
    @Test
    void interactions_refuseANote_thatWasCopiedFromAnotherEntry() {
        journeys.record(
                at(0, "i1", APPLY).note("her passport number is X1234567").build());
        context.storage().execute(TxMode.WRITE, session -> {
            Recorded first = session.readAll(
                            Position.START, EntryFilter.ofKinds(context.tenant(), "journey.interactions"), 1)
                    .items()
                    .get(0)
                    .recorded();
            Entry entry = first.entry();
            return session.append(
                    first.stream(),
                    ExpectedRevision.any(),
                    List.of(new Entry("i2", entry.type(), entry.at(), entry.body())));
        });

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> journeys.interactions(CASE))
                .matches(e -> e.is(CoreError.UNSEALABLE));
    }

    private static Interaction withoutNote(Interaction sent) {
        return at(0, sent.id().value(), sent.step()).build();
    }

    @Test
    void standing_isTheTrackersAnswer_whateverCameInWhen() {
        List<Interaction> facts = List.of(
                at(3, "i4", DECIDE).build(),
                at(0, "i1", APPLY).build(),
                at(2, "i3", FEE).build(),
                at(1, "i2", UPLOAD).build());
        facts.forEach(journeys::record);
        assertThat(journeys.standing(CASE, hour(4)))
                .isEqualTo(JourneyTracker.of(DESIGN).standing(facts, hour(4)));
        assertThat(journeys.interactions(CASE)).extracting(i -> i.id().value()).containsExactly("i1", "i2", "i3", "i4");
    }

    @Test
    void observations_areReadOnceFromAStoredPosition() {
        journeys.record(at(0, "i1", APPLY).build());
        Slice<Observation, Position> first = journeys.observations(Position.START, 100);
        assertThat(first.items()).extracting(Observation::kind).containsExactly("journey.started", "step.completed");
        journeys.record(at(1, "i2", UPLOAD).build());
        Slice<Observation, Position> second = journeys.observations(first.last(), 100);
        assertThat(second.items()).extracting(Observation::kind).containsExactly("step.completed");
        assertThat(journeys.observations(second.last(), 100).items()).isEmpty();
    }

    @Test
    void observations_areTheSame_howeverTheReaderPages() {
        for (int i = 0; i < 30; i++) {
            JourneyInstanceId id = JourneyInstanceId.of("j" + i % 3);
            journeys.open(id, DESIGN.version(), PERSON);
            journeys.record(Interaction.builder(
                            InteractionId.of("i" + i),
                            id,
                            List.of(APPLY, UPLOAD, FEE, DECIDE, RATE).get((i * 7) % 5),
                            hour((i * 11) % 30))
                    .build());
        }
        List<Observation> whole = journeys.observations(Position.START, 1_000).items();
        assertThat(whole).isNotEmpty().extracting(Observation::id).doesNotHaveDuplicates();
        for (int limit : List.of(1, 2, 7)) {
            List<Observation> paged = new ArrayList<>();
            Slice<Observation, Position> page = journeys.observations(Position.START, limit);
            paged.addAll(page.items());
            while (page.more()) {
                page = journeys.observations(page.last(), limit);
                paged.addAll(page.items());
            }
            assertThat(paged).as("limit %d", limit).isEqualTo(whole);
        }
    }

    @Test
    void inTransaction_recordsAllOrNothing() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> context.inTransaction(tx -> {
                    CxJourneys.on(tx).record(at(0, "i1", APPLY).build());
                    throw new IllegalStateException("something else went wrong");
                }));
        assertThat(journeys.interactions(CASE)).isEmpty();
    }

    @Test
    void ofSubject_keepsPeopleAndTenantsApart() {
        journeys.open(JourneyInstanceId.of("other"), DESIGN.version(), SubjectId.of("person-8"));
        assertThat(journeys.ofSubject(PERSON, Cursor.START, 10).items())
                .extracting(JourneyInstance::id)
                .containsExactly(CASE);
        CxJourneys elsewhere = CxJourneys.on(context.forTenant(TenantId.of("another-agency")));
        assertThat(elsewhere.ofSubject(PERSON, Cursor.START, 10).items()).isEmpty();
    }

    @Test
    void customerView_tellsThePersonsJourneys_newestFirst() {
        clock.set(hour(24));
        journeys.open(JourneyInstanceId.of("second"), DESIGN.version(), PERSON);
        journeys.record(at(0, "i1", APPLY).build());
        CustomerViewPart view = journeys.customerView();
        assertThat(view.about(PERSON, 10))
                .extracting(
                        CustomerViewPart.Line::reference, line -> line.text().in(Locale.ENGLISH))
                .containsExactly(
                        tuple("second", "Moving house: not started"), tuple("move-4711", "Moving house: under way"));
        assertThat(view.about(PERSON, 1)).hasSize(1);
        assertThat(view.about(PERSON, 10).get(0).text().in(Locale.forLanguageTag("ar-AE")))
                .isEqualTo("الانتقال إلى منزل جديد: لم تبدأ");
    }

    /** Eight threads deliver the same interactions of twenty journeys, each in an order of its own, most of them twice. */
    @Test
    void record_losesAndDoublesNothing_whenManyThreadsDeliverTheSame() throws Exception {
        List<Interaction> facts = new ArrayList<>();
        for (int j = 0; j < 20; j++) {
            JourneyInstanceId id = JourneyInstanceId.of("j" + j);
            journeys.open(id, DESIGN.version(), PERSON);
            for (int i = 0; i < 10; i++) {
                facts.add(Interaction.builder(
                                InteractionId.of("i" + i),
                                id,
                                List.of(APPLY, UPLOAD, FEE, DECIDE, RATE).get(i % 5),
                                hour(i))
                        .note("note " + i)
                        .build());
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> work = IntStream.range(0, 8)
                    .<Callable<Void>>mapToObj(thread -> () -> {
                        List<Interaction> mine = new ArrayList<>(facts);
                        mine.addAll(facts.subList(0, facts.size() / 2));
                        Collections.shuffle(mine, new Random(thread));
                        mine.forEach(journeys::record);
                        return null;
                    })
                    .toList();
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        for (int j = 0; j < 20; j++) {
            JourneyInstanceId id = JourneyInstanceId.of("j" + j);
            List<Interaction> ofJourney =
                    facts.stream().filter(i -> i.journey().equals(id)).toList();
            assertThat(journeys.interactions(id).stream()
                            .map(i -> i.recordedAt(i.occurred()))
                            .toList())
                    .isEqualTo(ofJourney);
            assertThat(journeys.standing(id, hour(20)).state()).isEqualTo(JourneyStanding.State.COMPLETED);
        }
        // each journey starts and completes once, corrections aside
        assertThat(journeys.observations(Position.START, 1_000).items().stream()
                        .filter(o -> o.corrects() == null)
                        .map(Observation::kind)
                        .filter(kind -> kind.startsWith("journey."))
                        .collect(Collectors.groupingBy(kind -> kind, Collectors.counting())))
                .containsOnly(entry("journey.started", 20L), entry("journey.completed", 20L));
    }
}

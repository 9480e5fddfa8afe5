package org.cxsdk.feedback.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.Violation;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.StorageConflict;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.feedback.CxFeedback;
import org.cxsdk.feedback.CxInvitations;
import org.cxsdk.feedback.Databases;
import org.cxsdk.feedback.intake.Answering;
import org.cxsdk.feedback.intake.DeviceId;
import org.cxsdk.feedback.intake.FatigueCap;
import org.cxsdk.feedback.intake.Invitation;
import org.cxsdk.feedback.intake.InvitationStore;
import org.cxsdk.feedback.intake.InvitationToken;
import org.cxsdk.feedback.intake.Inviting;
import org.cxsdk.feedback.intake.Occasion;
import org.cxsdk.feedback.intake.OccasionId;
import org.cxsdk.feedback.intake.OfflineBatchId;
import org.cxsdk.feedback.intake.OfflineReceipt;
import org.cxsdk.feedback.intake.OfflineReceiptStore;
import org.cxsdk.feedback.intake.Wave;
import org.cxsdk.feedback.intake.WaveId;
import org.cxsdk.feedback.listening.CampaignId;
import org.cxsdk.feedback.listening.GroupId;
import org.cxsdk.feedback.listening.Membership;
import org.cxsdk.feedback.listening.Note;
import org.cxsdk.feedback.listening.NoteId;
import org.cxsdk.feedback.listening.PanelId;
import org.cxsdk.feedback.listening.Post;
import org.cxsdk.feedback.listening.PostId;
import org.cxsdk.feedback.listening.PostStore;
import org.cxsdk.feedback.listening.QualitativeStore;
import org.cxsdk.feedback.recovery.ThemeId;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.InstrumentId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ResponseStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the stores of intake and listening promise, in memory and on H2, and what their stored forms look like. */
class IntakeStoresTest {

    private static final Instant NINE = Instant.parse("2026-11-09T05:00:00.000001Z");
    private static final SubjectId AMAL = SubjectId.of("amal");
    private static final InvitationToken TOKEN = InvitationToken.of("token-1");
    private static final Wave WAVE = new Wave(
            WaveId.of("autumn"),
            InstrumentId.of("csat-5"),
            "1.0.0",
            false,
            NINE,
            NINE.plus(Duration.ofDays(30)),
            Rational.of(1, 3),
            FatigueCap.of(2, 90));
    private static final Invitation INVITATION =
            Invitation.of(WAVE.id(), new Occasion(OccasionId.of("visit-1"), AMAL, Map.of("channel", "desk")));
    private static final OfflineReceipt RECEIPT = new OfflineReceipt(
            OfflineBatchId.of("tablet-3/17"),
            DeviceId.of("tablet-3"),
            NINE,
            Duration.ofSeconds(-3_600),
            2,
            1,
            List.of(new Violation("upload", 0, 0, "responses.r.satisfaction", "9", "is no answer", "Use one of [1]")),
            1);
    private static final Post POST =
            new Post(PostId.of("p-1"), ChannelId.of("x"), NINE, AMAL, "Great app", CampaignId.of("permit-app"));
    private static final Note NOTE = new Note(
            NoteId.of("n-1"),
            GroupId.of("g-1"),
            PanelId.of("parents"),
            NINE,
            AMAL,
            "It stops.",
            Set.of(ThemeId.of("upload"), ThemeId.of("waiting")));
    private static final Membership MEMBER = new Membership(PanelId.of("parents"), AMAL, NINE, null);

    private static final List<String> KINDS = List.of(
            "feedback.wave",
            "feedback.invitation",
            "feedback.contacts",
            "feedback.offline-receipt",
            "feedback.post",
            "feedback.panel-member",
            "feedback.note");

    private final InvitationStore invitations = new StorageInvitationStore();
    private final OfflineReceiptStore receipts = new StorageOfflineReceiptStore();
    private final PostStore posts = new StoragePostStore();
    private final QualitativeStore qualitative = new StorageQualitativeStore();
    private final ResponseStore responses = new StorageResponseStore();

    private static CxContext open(Databases database) {
        return database.open(InstantSource.fixed(NINE)).as(ActorId.of("clerk-7"), "desk");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void invitations_areUsedOnce_andCountedByRound(Databases database) {
        CxContext context = open(database);
        context.write(session -> {
            invitations.open(session, WAVE);
            invitations.open(session, WAVE);
            invitations.add(session, TOKEN, INVITATION);
            invitations.add(session, InvitationToken.of("token-2"), Invitation.anonymous(WAVE.id()));
            return WAVE;
        });
        context.write(session -> {
            invitations.use(session, TOKEN, INVITATION.usedFor(ResponseId.of("r-1")));
            return WAVE;
        });

        Optional<Wave> wave = context.read(session -> invitations.wave(session, WAVE.id()));
        assertThat(wave).contains(WAVE);
        Optional<Invitation> found = context.read(session -> invitations.find(session, TOKEN));
        assertThat(found).contains(INVITATION.usedFor(ResponseId.of("r-1")));
        Ratio used = context.read(session -> invitations.used(session, WAVE.id()));
        assertThat(used).isEqualTo(Ratio.of(1, 2));
        assertThatExceptionOfType(StorageConflict.class)
                .isThrownBy(() -> context.write(session -> {
                    invitations.use(session, TOKEN, INVITATION.usedFor(ResponseId.of("r-2")));
                    return WAVE;
                }));
        assertThatExceptionOfType(StorageConflict.class)
                .isThrownBy(() -> context.write(session -> {
                    invitations.add(session, TOKEN, INVITATION);
                    return WAVE;
                }));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void contacts_areInOrder_andTwoAtOnceAreNoticed(Databases database) {
        CxContext context = open(database);
        context.write(session -> {
            invitations.addContact(session, AMAL, List.of(), NINE);
            return NINE;
        });
        context.write(session -> {
            invitations.addContact(session, AMAL, invitations.contacts(session, AMAL), NINE.minusSeconds(60));
            return NINE;
        });

        List<Instant> contacts = context.read(session -> invitations.contacts(session, AMAL));
        assertThat(contacts).containsExactly(NINE.minusSeconds(60), NINE);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void manyClicksOnOneInvitation_areOneAnswer(Databases database) throws Exception {
        CxContext context = open(database);
        Instrument csat = Instruments.builtIn("csat-5").orElseThrow();
        CxInvitations service = CxInvitations.on(context);
        service.open(Wave.of(WAVE.id(), csat, NINE, NINE.plus(Duration.ofDays(30))));
        InvitationToken token = service.invite(WAVE.id(), new Occasion(OccasionId.of("v"), AMAL, Map.of()))
                .fold(Inviting.Invited::token, no -> TOKEN);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Answering>> clicks = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Response response = Response.to(csat, ResponseId.of("r-" + i), AMAL, NINE)
                        .answer("satisfaction", 4)
                        .build();
                clicks.add(() -> service.submit(token, CxFeedback.on(context), csat, response));
            }
            List<Answering> outcomes = new ArrayList<>();
            for (Future<Answering> future : threads.invokeAll(clicks)) {
                outcomes.add(future.get());
            }
            assertThat(outcomes).filteredOn(Answering.Taken.class::isInstance).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        List<Response> stored = context.read(session -> responses.ofRespondent(session, AMAL, 10));
        assertThat(stored).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void responses_ofAPerson_comeNewestFirst_andAnonymousOnesWithoutAuthor(Databases database) {
        CxContext context = open(database);
        Instrument csat = Instruments.builtIn("csat-5").orElseThrow();
        List<Response> three = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            three.add(Response.to(csat, ResponseId.of("r-" + i), AMAL, NINE.plusSeconds(i))
                    .answer("comment", "words " + i)
                    .build());
        }
        context.write(session -> {
            three.forEach(response -> responses.add(session, response));
            return three;
        });
        List<Response> two = context.read(session -> responses.ofRespondent(session, AMAL, 2));
        assertThat(two).containsExactly(three.get(2), three.get(1));

        Instant day = Instant.parse("2026-11-09T00:00:00Z");
        Response nameless = Response.to(csat, ResponseId.of("x"), SubjectId.of("nobody"), day)
                .answer("satisfaction", 3)
                .build();
        context.write(session -> {
            responses.addAnonymous(session, List.of(nameless), day);
            return nameless;
        });
        String stored = bodies(context, "feedback.response").get(3)
                + context.storage()
                        .execute(
                                TxMode.READ,
                                session -> session.readAll(
                                                Position.START,
                                                EntryFilter.ofKinds(context.tenant(), "feedback.responses"),
                                                10)
                                        .items())
                        .get(3)
                        .recorded()
                        .entry();
        assertThat(stored).contains("nobody").doesNotContain("clerk-7").doesNotContain("T05:00");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void postsNotesAndPanels_areFoundByWhatTheyAreAbout(Databases database) {
        CxContext context = open(database);
        Membership left = new Membership(MEMBER.panel(), MEMBER.member(), NINE, NINE.plusSeconds(5));
        Note other = Note.of(NoteId.of("n-2"), GroupId.of("g-1"), NINE.minusSeconds(1), "Nobody in particular");
        context.write(session -> {
            posts.add(session, POST);
            receipts.add(session, RECEIPT);
            qualitative.put(session, NOTE);
            qualitative.put(session, other);
            qualitative.put(session, MEMBER);
            qualitative.put(session, left);
            return POST;
        });

        List<Post> read = new ArrayList<>();
        context.read(session -> {
            posts.forEach(session, NINE, NINE.plusSeconds(1), read::add);
            posts.forEach(session, NINE.plusSeconds(1), NINE.plusSeconds(9), read::add);
            return read;
        });
        assertThat(read).containsExactly(POST);
        Optional<OfflineReceipt> receipt = context.read(session -> receipts.find(session, RECEIPT.id()));
        assertThat(receipt).contains(RECEIPT);
        List<Note> ofTheme = context.read(session -> qualitative.ofTheme(session, ThemeId.of("waiting")));
        assertThat(ofTheme).containsExactly(NOTE);
        List<Note> ofGroup = context.read(session -> qualitative.ofGroup(session, GroupId.of("g-1")));
        assertThat(ofGroup).containsExactly(other, NOTE);
        List<Membership> members = context.read(session -> qualitative.members(session, MEMBER.panel()));
        assertThat(members).containsExactly(left);
        assertThatExceptionOfType(StorageConflict.class)
                .isThrownBy(() -> context.write(session -> {
                    posts.add(session, POST);
                    return POST;
                }));
        assertThat(String.join("", bodies(context, "feedback.post"))).doesNotContain("Great app");
        assertThat(String.join("", bodies(context, "feedback.note"))).doesNotContain("stops", "particular");
    }

    // --- stored forms

    @Test
    void documents_areStoredAsTheGoldenFileSays() throws IOException {
        CxContext context = CxContext.inMemory(InstantSource.fixed(NINE)).as(ActorId.of("clerk-7"), "desk");
        context.write(session -> {
            invitations.open(session, WAVE);
            invitations.add(session, TOKEN, INVITATION);
            invitations.add(session, InvitationToken.of("token-2"), Invitation.anonymous(WAVE.id()));
            invitations.addContact(session, AMAL, List.of(), NINE);
            receipts.add(session, RECEIPT);
            posts.add(session, POST);
            qualitative.put(session, MEMBER);
            qualitative.put(session, NOTE);
            return WAVE;
        });
        List<String> lines = new ArrayList<>();
        KINDS.forEach(kind ->
                documents(context, kind).forEach((id, body) -> lines.add(kind + "\t" + id + "\t" + sealedAlike(body))));

        assertThat(lines)
                .isEqualTo(golden().stream().map(IntakeStoresTest::sealedAlike).toList());
    }

    @Test
    void goldenFile_isReadable() throws IOException {
        CxContext context = Databases.MEMORY.open(InstantSource.fixed(NINE));
        List<String> lines = new ArrayList<>(golden());
        // the key of the golden file's words was destroyed
        lines.add("core.key\t1601c79b985db3b698b2fbeb9e24a87d\t{\"form\":1,\"body\":{\"state\":\"DESTROYED\"}}");
        for (String line : lines) {
            String[] parts = line.split("\t");
            context.storage()
                    .execute(
                            TxMode.WRITE,
                            session -> session.write(DocWrite.put(
                                    new DocKey(context.tenant(), parts[0], parts[1]),
                                    Expected.absent(),
                                    Bytes.copyOf(parts[2].getBytes(StandardCharsets.UTF_8)),
                                    List.of())));
        }

        context.read(session -> {
            assertThat(invitations.wave(session, WAVE.id())).contains(WAVE);
            assertThat(invitations.find(session, TOKEN)).contains(INVITATION);
            assertThat(invitations.find(session, InvitationToken.of("token-2")))
                    .contains(Invitation.anonymous(WAVE.id()));
            assertThat(invitations.contacts(session, AMAL)).containsExactly(NINE);
            assertThat(receipts.find(session, RECEIPT.id())).contains(RECEIPT);
            assertThat(posts.find(session, POST.id())).contains(POST.with(""));
            assertThat(qualitative.note(session, NOTE.id())).contains(NOTE.with(""));
            assertThat(qualitative.membership(session, MEMBER.panel(), AMAL)).contains(MEMBER);
            return WAVE;
        });
    }

    private static String sealedAlike(String body) {
        return body.replaceAll("\"text\":\\{[^}]*\\}", "\"text\":SEALED");
    }

    private static Map<String, String> documents(CxContext context, String kind) {
        return context.storage().execute(TxMode.READ, session -> {
            Map<String, String> documents = new java.util.TreeMap<>();
            session.find(DocQuery.all(context.tenant(), kind))
                    .items()
                    .forEach(doc ->
                            documents.put(doc.key().id(), new String(doc.body().toArray(), StandardCharsets.UTF_8)));
            return documents;
        });
    }

    private static List<String> bodies(CxContext context, String kind) {
        return List.copyOf(documents(context, kind).values());
    }

    private static List<String> golden() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(IntakeStoresTest.class.getResourceAsStream("intake-1.tsv"), "intake-1.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}

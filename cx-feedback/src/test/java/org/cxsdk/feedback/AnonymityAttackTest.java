package org.cxsdk.feedback;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.feedback.intake.AnonymityTerms;
import org.cxsdk.feedback.intake.Answering;
import org.cxsdk.feedback.intake.InvitationToken;
import org.cxsdk.feedback.intake.Inviting;
import org.cxsdk.feedback.intake.Occasion;
import org.cxsdk.feedback.intake.OccasionId;
import org.cxsdk.feedback.intake.Wave;
import org.cxsdk.feedback.intake.WaveId;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody reads every table (documents of all kinds, journal entries, positions, instants, versions, keys), knows whose each
 * invitation was, and even in which order people answered. She links answers to people no better than by guessing.
 */
class AnonymityAttackTest {

    private static final long SEED = 20_261_128;
    private static final int PEOPLE = 200;
    private static final int TOGETHER = 10;
    private static final ZoneId DUBAI = ZoneId.of("Asia/Dubai");
    private static final WaveId WAVE = WaveId.of("staff-2026");

    private final RecoveryStory.Clock clock = new RecoveryStory.Clock("2026-11-02T05:00:00Z");
    private final Instrument csat = Instruments.builtIn("csat-5").orElseThrow();
    private final Random random = new Random(SEED);

    /** People in the order in which they answered, with their invitations. */
    private final Map<SubjectId, InvitationToken> answered = new LinkedHashMap<>();

    /** What only the test knows: whose a comment is. */
    private final Map<String, SubjectId> authors = new HashMap<>();

    private Response response(SubjectId person, String id) {
        String comment = "remark " + Long.toHexString(random.nextLong());
        authors.put(comment, person);
        return Response.to(csat, ResponseId.of(id), person, clock.instant())
                .answer("satisfaction", 1 + random.nextInt(5))
                .answer("comment", comment)
                .dimension("team", "north")
                .dimension("desk", "desk-" + id)
                .build();
    }

    private void tick() {
        clock.set(clock.instant()
                .plus(Duration.ofSeconds(1 + random.nextInt(600)))
                .toString());
    }

    private void collect(CxContext context) {
        CxInvitations invitations = CxInvitations.on(context);
        CxAnonymousBox box = CxAnonymousBox.on(
                context, csat, AnonymityTerms.of(DUBAI, "team").atLeast(TOGETHER), new Random(SEED + 1));
        Instant opens = clock.instant();
        invitations.open(
                Wave.of(WAVE, csat, opens, opens.plus(Duration.ofDays(30))).anonymously());
        List<SubjectId> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(SubjectId.of("person-" + Integer.toHexString(random.nextInt())));
        }
        Map<SubjectId, InvitationToken> tokens = new HashMap<>();
        for (SubjectId person : people) {
            tick();
            Occasion occasion = new Occasion(OccasionId.of("survey"), person, Map.of("office", "creek"));
            tokens.put(person, invitations.invite(WAVE, occasion).fold(Inviting.Invited::token, no -> {
                throw new AssertionError(no);
            }));
        }
        Collections.shuffle(people, random);
        for (SubjectId person : people) {
            tick();
            InvitationToken token = tokens.get(person);
            answered.put(person, token);
            // whoever serves the machine is named in the context, and must not get into the tables
            CxContext atDesk = context.as(ActorId.of("clerk-of-" + person), "at the kiosk");
            Answering answering = CxInvitations.on(atDesk).drop(token, box, response(person, "r-" + person.value()));
            assertThat(answering).isInstanceOf(Answering.Taken.class);
            box.release();
        }
        assertThat(box.close().lost()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void readingEveryTable_linksNoBetterThanGuessing(Databases database) {
        CxContext context = database.open(clock);
        collect(context);
        List<StoredDoc> responses = documents(context, "feedback.response");
        assertThat(responses).hasSize(PEOPLE);
        Map<String, SubjectId> truth = truth(context, responses);

        // every order in which the tables hold people, against every order in which they hold answers
        Map<String, List<SubjectId>> peopleOrders = new LinkedHashMap<>();
        peopleOrders.put(
                "contacts by key",
                documents(context, "feedback.contacts").stream()
                        .map(doc -> SubjectId.of(doc.key().id()))
                        .toList());
        Map<String, SubjectId> owners = new HashMap<>();
        answered.forEach((person, token) -> owners.put(sha256(token), person));
        List<StoredDoc> used = documents(context, "feedback.invitation");
        peopleOrders.put(
                "invitations by key",
                used.stream().map(doc -> owners.get(doc.key().id())).toList());
        peopleOrders.put(
                "invitations by version",
                used.stream()
                        .sorted(Comparator.comparingLong(StoredDoc::version))
                        .map(doc -> owners.get(doc.key().id()))
                        .toList());
        Map<String, List<String>> answerOrders = answerOrders(context, responses);
        assertThat(peopleOrders.values())
                .allSatisfy(order -> assertThat(order).hasSize(PEOPLE).doesNotContainNull());
        assertThat(answerOrders)
                .hasSize(5)
                .allSatisfy((name, order) -> assertThat(order).hasSize(PEOPLE));
        peopleOrders.forEach((peopleOrder, people) -> answerOrders.forEach((answerOrder, answers) ->
                // a random order puts one in its place on average; nine or more come once in a million
                assertThat(hits(people, answers, truth))
                        .as("%s against %s, seed %d", peopleOrder, answerOrder, SEED)
                        .isLessThan(9)));

        // she even watched the door: within a batch of ten she can but guess, one in ten
        answerOrders.forEach((answerOrder, answers) -> assertThat(hits(List.copyOf(answered.keySet()), answers, truth))
                .as("the door against %s, seed %d", answerOrder, SEED)
                .isLessThan(PEOPLE / TOGETHER + 6 * 5));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void nothingInAnAnswer_standsAnywhereElseAboutAPerson(Databases database) {
        CxContext context = database.open(clock);
        collect(context);
        Set<String> ofAnswers = new HashSet<>();
        documents(context, "feedback.response")
                .forEach(doc -> ofAnswers.addAll(values(text(doc), doc.key().id())));
        entries(context)
                .forEach(entry -> ofAnswers.addAll(
                        values(text(entry), entry.recorded().entry().id())));
        Set<String> ofPeople = new HashSet<>();
        for (String kind : List.of("feedback.contacts", "feedback.invitation")) {
            documents(context, kind)
                    .forEach(doc -> ofPeople.addAll(values(text(doc), doc.key().id())));
        }

        Set<String> shared = new HashSet<>(ofAnswers);
        shared.retainAll(ofPeople);
        // small numbers and words of the forms themselves, the same in all
        assertThat(shared)
                .allMatch(value -> Set.of("1", "true", "false", "null", "2", "").contains(value));
        String everything = String.join(" ", ofAnswers);
        assertThat(everything).doesNotContain("clerk-of", "person-", "desk-", "kiosk", "office");
        // instants of answers and entries are days, as the terms count them
        Pattern instant = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT(?!20:00:00Z|00:00:00Z)");
        assertThat(everything).doesNotContainPattern(instant);
        entries(context)
                .forEach(entry -> assertThat(
                                entry.recorded().entry().at().atZone(DUBAI).toLocalTime())
                        .isEqualTo(java.time.LocalTime.MIDNIGHT));
    }

    /** The attack is not blind: answers that are stored at once, under random names, are all linked by their order. */
    @Test
    void answersStoredAtOnce_areAllLinked() {
        CxContext context = Databases.MEMORY.open(clock);
        CxFeedback feedback = CxFeedback.on(context);
        for (int i = 0; i < PEOPLE; i++) {
            tick();
            SubjectId person = SubjectId.of("person-" + i);
            answered.put(person, InvitationToken.of("t-" + i));
            Response response = response(person, "r-" + i);
            feedback.submit(
                    csat,
                    Response.to(
                                    csat,
                                    ResponseId.of(new java.util.UUID(random.nextLong(), random.nextLong()).toString()),
                                    SubjectId.of("nobody-" + random.nextInt()),
                                    response.answeredAt())
                            .answer("comment", response.answer(QuestionId.of("comment")))
                            .build());
        }
        List<StoredDoc> responses = documents(context, "feedback.response");

        int most = answerOrders(context, responses).values().stream()
                .mapToInt(answers -> hits(List.copyOf(answered.keySet()), answers, truth(context, responses)))
                .max()
                .orElseThrow();
        assertThat(most).isEqualTo(PEOPLE);
    }

    // --- what the attacker does

    private Map<String, List<String>> answerOrders(CxContext context, List<StoredDoc> responses) {
        Map<String, List<String>> orders = new LinkedHashMap<>();
        orders.put("answers by key", ids(responses, doc -> 0));
        orders.put("answers by size", ids(responses, doc -> doc.body().size()));
        orders.put(
                "answers by position",
                entries(context).stream()
                        .map(entry -> entry.recorded().entry().id())
                        .toList());
        List<StoredDoc> byContent = new ArrayList<>(responses);
        byContent.sort(Comparator.comparing(doc -> text(doc).replaceAll("\"id\":\"[^\"]*\"", "")));
        orders.put("answers by content", ids(byContent, doc -> 0));
        List<String> byKey = keyOrder(context, responses);
        if (!byKey.isEmpty()) {
            orders.put("answers by their key", byKey);
        }
        return orders;
    }

    private static List<String> ids(List<StoredDoc> docs, ToIntFunction<StoredDoc> order) {
        return docs.stream()
                .sorted(Comparator.comparingInt(order))
                .map(doc -> doc.key().id())
                .toList();
    }

    /** The keys under which words are sealed, in the order in which they are found. */
    private static List<String> keyOrder(CxContext context, List<StoredDoc> responses) {
        Map<String, String> byRespondent = new HashMap<>();
        responses.forEach(doc -> {
            var matcher = Pattern.compile("nobody-[0-9a-f-]+").matcher(text(doc));
            if (matcher.find()) {
                byRespondent.put(matcher.group(), doc.key().id());
            }
        });
        List<String> order = new ArrayList<>();
        for (StoredDoc doc : documents(context, "core.key")) {
            var matcher = Pattern.compile("nobody-[0-9a-f-]+").matcher(text(doc));
            if (matcher.find() && byRespondent.containsKey(matcher.group())) {
                order.add(byRespondent.get(matcher.group()));
            }
        }
        return order;
    }

    private static int hits(List<SubjectId> people, List<String> answers, Map<String, SubjectId> truth) {
        int hits = 0;
        for (int i = 0; i < Math.min(people.size(), answers.size()); i++) {
            hits += people.get(i).equals(truth.get(answers.get(i))) ? 1 : 0;
        }
        return hits;
    }

    private Map<String, SubjectId> truth(CxContext context, List<StoredDoc> responses) {
        CxFeedback feedback = CxFeedback.on(context);
        Map<String, SubjectId> truth = new HashMap<>();
        for (StoredDoc doc : responses) {
            Response response = feedback.response(ResponseId.of(doc.key().id())).orElseThrow();
            Answer comment = response.answer(QuestionId.of("comment"));
            truth.put(doc.key().id(), authors.get(((Answer.Written) comment).text()));
        }
        return truth;
    }

    // --- the tables

    private static List<StoredDoc> documents(CxContext context, String kind) {
        return context.storage()
                .execute(
                        TxMode.READ,
                        session -> session.find(
                                        DocQuery.all(context.tenant(), kind).limit(1_000))
                                .items());
    }

    private static List<Published> entries(CxContext context) {
        return context.storage()
                .execute(
                        TxMode.READ,
                        session -> session.readAll(
                                        Position.START,
                                        EntryFilter.ofKinds(context.tenant(), "feedback.responses"),
                                        1_000)
                                .items());
    }

    private static String text(StoredDoc doc) {
        return new String(doc.body().toArray(), StandardCharsets.UTF_8);
    }

    private static String text(Published entry) {
        return new String(entry.recorded().entry().body().toArray(), StandardCharsets.UTF_8);
    }

    /** Everything between the signs of JSON, and the id. */
    private static Set<String> values(String body, String id) {
        Set<String> values = new HashSet<>(List.of(body.split("[\"{}\\[\\],]+")));
        // names of keys are followed by a colon and are the same in all documents
        values.removeIf(value -> value.isBlank() || value.startsWith(":") && value.length() == 1);
        java.util.Set<String> names = new HashSet<>();
        java.util.regex.Matcher matcher = Pattern.compile("\"([A-Za-z]+)\":").matcher(body);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        values.removeAll(names);
        Set<String> clean = new HashSet<>();
        values.forEach(value -> clean.add(value.startsWith(":") ? value.substring(1) : value));
        clean.add(id);
        return clean;
    }

    private static String sha256(InvitationToken token) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(token.value().getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}

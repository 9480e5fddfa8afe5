package org.cxsdk.core.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.TxMode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The stored forms, number 1 of each. What is written here is never edited; a new form gets a new test. */
class CustomerFormsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");
    private static final ActorId REGISTRAR = ActorId.of("registrar");

    private final CxContext context = CxContext.inMemory(() -> NOW);
    private final IdentityStore identities = IdentityStore.inStorage();

    private JsonNode document(String kind, String id) {
        DocKey key = new DocKey(context.tenant(), kind, id);
        String body = context.storage()
                .execute(
                        TxMode.READ,
                        session -> session.load(List.of(key)).get(key).body().toUtf8());
        return json(body);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void profile_form1_showsNothingPersonal() {
        CxCustomers.on(context)
                .keep(CustomerProfile.individual(SubjectId.of("p-1"), Residence.CITIZEN)
                        .knownAs(ExternalId.of("national", "784-1"))
                        .with(new ProfileAttribute(
                                AttributeName.of("address"),
                                DataCategoryId.of("contact"),
                                "Palm Street 4",
                                OrganisationId.of("registry"),
                                NOW)));

        JsonNode stored = document("customer.profile", "p-1");
        assertThat(stored.at("/form").asInt()).isEqualTo(1);
        assertThat(stored.at("/body").propertyNames())
                .containsExactlyInAnyOrder("subject", "type", "residence", "identifiers", "devices", "personal");
        assertThat(stored.at("/body/residence").asString()).isEqualTo("CITIZEN");
        assertThat(stored.at("/body/identifiers/0").asString()).hasSize(64);
        assertThat(stored.at("/body/personal").propertyNames()).containsExactlyInAnyOrder("key", "box");
        assertThat(stored.toString()).doesNotContain("Palm").doesNotContain("784-1");
    }

    @Test
    void fiveMys_form1_showsNothingPersonal() {
        context.write(session -> {
            FiveMysStore.inStorage()
                    .put(
                            session,
                            FiveMys.empty(SubjectId.of("p-1"))
                                    .with(
                                            FiveMys.Facet.WALLET,
                                            1,
                                            LocalizedText.of("en", "Each fee hurts."),
                                            LocalDate.of(2026, 11, 28)));
            return null;
        });

        JsonNode stored = document("customer.five-mys", "p-1");
        assertThat(stored.at("/form").asInt()).isEqualTo(1);
        assertThat(stored.at("/body").propertyNames()).containsExactly("sealed");
        assertThat(stored.at("/body/sealed").propertyNames()).containsExactlyInAnyOrder("key", "box");
        assertThat(stored.toString()).doesNotContain("WALLET").doesNotContain("fee hurts");
    }

    @Test
    void link_form1() {
        IdentityLink link = new IdentityLink(
                        LinkId.of("l-1"),
                        SubjectId.of("b"),
                        SubjectId.of("a"),
                        IdentityLink.Evidence.REGISTER,
                        0.75,
                        REGISTRAR,
                        NOW,
                        null)
                .revoked(new IdentityLink.Revocation(REGISTRAR, NOW.plusSeconds(1), "two sisters"));
        context.write(session -> {
            identities.put(session, link);
            return null;
        });

        assertThat(document("customer.link", "l-1")).isEqualTo(json("""
            {"form": 1, "body": {"id": "l-1", "one": "a", "other": "b", "evidence": "REGISTER", "confidence": 0.75,
              "by": "registrar", "at": "2026-11-28T09:00:00Z", "revokedBy": "registrar",
              "revokedAt": "2026-11-28T09:00:01Z", "why": "two sisters"}}
            """));
    }

    @Test
    void review_form1() {
        context.write(session -> {
            identities.put(
                    session,
                    new LinkReview(
                            LinkId.of("r-1"),
                            SubjectId.of("a"),
                            SubjectId.of("b"),
                            0.5,
                            2.25,
                            NOW,
                            LinkReview.State.WAITING,
                            null));
            return null;
        });

        assertThat(document("customer.review", "r-1")).isEqualTo(json("""
            {"form": 1, "body": {"id": "r-1", "one": "a", "other": "b", "probability": 0.5, "bits": 2.25,
              "proposed": "2026-11-28T09:00:00Z", "state": "WAITING"}}
            """));
    }
}

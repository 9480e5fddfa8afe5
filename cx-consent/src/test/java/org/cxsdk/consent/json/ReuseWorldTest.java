package org.cxsdk.consent.json;

import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

class ReuseWorldTest {

    static final String WORLD = """
        purposes:
          - {id: taxation}
          - {id: assessment, parents: [taxation]}
          - {id: marketing}
        categories:
          - {id: contact}
          - {id: email, parents: [contact]}
          - {id: address, parents: [contact]}
        statements:
          - {seq: 1, kind: grant, subject: maryam, purpose: taxation, category: contact, recipient: tax-office,
             from: "2026-02-01T00:00:00Z", to: "2026-08-01T00:00:00Z", at: "2026-01-10T00:00:00Z"}
          - {seq: 2, kind: refuse, subject: maryam, purpose: assessment, category: email, recipient: tax-office,
             at: "2026-03-01T00:00:00Z"}
          - {seq: 5, kind: grant, subject: omar, purpose: marketing, category: email, recipient: shop,
             at: "2026-03-02T00:00:00Z"}
          - {seq: 7, kind: withdraw, withdraws: 5, subject: omar, at: "2026-04-01T00:00:00Z"}
        """;

    static final String REQUESTS = """
        [
          {"id": "early", "subject": "maryam", "purpose": "taxation", "category": "contact",
           "recipient": "tax-office", "at": "2026-01-05T00:00:00Z"},
          {"id": "not-yet", "subject": "maryam", "purpose": "taxation", "category": "contact",
           "recipient": "tax-office", "at": "2026-01-31T23:59:59.999999999Z"},
          {"id": "whole", "subject": "maryam", "purpose": "assessment", "category": "email",
           "recipient": "tax-office", "at": "2026-02-01T00:00:00Z"},
          {"id": "refused", "subject": "maryam", "purpose": "assessment", "category": "email",
           "recipient": "tax-office", "at": "2026-03-01T00:00:00Z"},
          {"id": "part", "subject": "maryam", "purpose": "assessment", "category": "contact",
           "recipient": "tax-office", "at": "2026-03-01T00:00:00Z"},
          {"id": "over", "subject": "maryam", "purpose": "taxation", "category": "address",
           "recipient": "tax-office", "at": "2026-08-01T00:00:00Z"},
          {"id": "before", "subject": "omar", "purpose": "marketing", "category": "email",
           "recipient": "shop", "at": "2026-03-31T00:00:00Z"},
          {"id": "after", "subject": "omar", "purpose": "marketing", "category": "email",
           "recipient": "shop", "at": "2026-04-01T00:00:00Z"},
          {"id": "unknown", "subject": "omar", "purpose": "astrology", "category": "stars",
           "recipient": "shop", "at": "2026-03-31T00:00:00Z"},
          {"id": "stranger", "subject": "noor", "purpose": "marketing", "category": "email",
           "recipient": "shop", "at": "2026-03-31T00:00:00Z"}
        ]
        """;

    /** Read off docs/consent-states.md by hand. */
    @Test
    void decide_answersEachRequest_asOfItsOwnInstant() {
        ReuseWorld world = ReuseWorld.read(Source.of("world.yaml", WORLD));

        assertThat(world.decide(Source.of("requests.json", REQUESTS)))
                .extracting(
                        ReuseWorld.Decided::id,
                        one -> one.decision().outcome().code(),
                        one -> one.decision().outcome().reasons().toString())
                .containsExactly(
                        tuple("early", "NEEDS_CONSENT", "[NO_STATEMENT]"),
                        tuple("not-yet", "DENY", "[NOT_YET_VALID]"),
                        tuple("whole", "PERMIT", "[CONSENT_IN_FORCE]"),
                        tuple("refused", "DENY", "[REFUSED]"),
                        tuple("part", "PARTIAL", "[CONSENT_IN_FORCE, PARTLY_REFUSED]"),
                        tuple("over", "DENY", "[EXPIRED]"),
                        tuple("before", "PERMIT", "[CONSENT_IN_FORCE]"),
                        tuple("after", "DENY", "[WITHDRAWN]"),
                        tuple("unknown", "DENY", "[UNKNOWN_PURPOSE, UNKNOWN_CATEGORY]"),
                        tuple("stranger", "NEEDS_CONSENT", "[NO_STATEMENT]"));
    }

    @Test
    void report_hasTheKeysThatScriptsReadInTheirOrder() {
        ReuseWorld world = ReuseWorld.read(Source.of("world.yaml", WORLD));
        String requests = """
            - {id: a, subject: omar, purpose: marketing, category: email, recipient: shop, at: "2026-03-31T00:00:00Z"}
            - {id: b, subject: omar, purpose: marketing, category: email, recipient: bank, at: "2026-03-31T00:00:00Z"}
            """;
        assertThat(JsonOutput.text(ReuseWorld.report(world.decide(Source.of("requests.yaml", requests)))))
                .isEqualTo("""
                    {
                      "decisions": [
                        {
                          "id": "a",
                          "outcome": "PERMIT",
                          "basis": 5,
                          "reasons": [
                            "CONSENT_IN_FORCE"
                          ]
                        },
                        {
                          "id": "b",
                          "outcome": "NEEDS_CONSENT",
                          "basis": null,
                          "reasons": [
                            "NO_STATEMENT"
                          ]
                        }
                      ]
                    }
                    """);
    }

    @Test
    void read_tellsEverythingThatIsWrong_atItsPlace() {
        String broken = """
            purposes:
              - {id: a, parents: [b]}
              - {id: b, parents: [a]}
            categories:
              - {id: c, parents: [nobody]}
              - {id: c}
            statements:
              - {seq: 3, kind: grant, subject: s, purpose: a, category: c, recipient: r,
                 from: "2026-02-01T00:00:00Z", to: "2026-02-01T00:00:00Z"}
              - {seq: 3, kind: refuse, subject: s, purpose: a, category: c, recipient: r}
              - {seq: 4, kind: withdraw, withdraws: 9}
              - {seq: 5, kind: withdraw, withdraws: 3, subject: t}
              - {seq: 6, kind: refuse, subject: s, category: c, recipient: r}
              - {seq: 7, kind: forget}
            """;
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> ReuseWorld.read(Source.of("world.yaml", broken)))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::line, Violation::rule)
                        .containsExactly(
                                tuple("purposes[0].id", 2, "\"a\" is broader than itself: a -> b -> a"),
                                tuple("categories[0].parents[0]", 5, "\"c\" has the unknown parent \"nobody\""),
                                tuple("categories[1].id", 6, "\"c\" is named twice"),
                                tuple("statements[0].to", 9, "is not after from"),
                                tuple("statements[1].seq", 10, "is not higher than the seq before it, 3"),
                                tuple("statements[2].withdraws", 11, "names no earlier grant or refusal"),
                                tuple("statements[3].withdraws", 12, "is a statement of somebody else"),
                                tuple("statements[4].purpose", 13, "is missing"),
                                tuple("statements[5].kind", 14, "is not one of the 3 words allowed here")));
    }

    @Test
    void requests_areCheckedLikeEverythingElse() {
        ReuseWorld world = ReuseWorld.read(Source.of("world.yaml", WORLD));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> world.decide(Source.of(
                        "requests.yaml", "- {id: a, subject: s, purpose: p, category: c, recipient: r, at: soon}")))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::value)
                        .containsExactly(tuple("[0].at", "soon")));
    }

    /** Both documents are told of at once, and only what is true: line 1 is wrong itself, so naming it is not. */
    @Test
    void decide_tellsWhatIsWrongInBothDocuments_andNothingThatFollowsFromIt() {
        String world = """
            purposes: [{id: p}]
            categories: [{id: c}]
            statements:
              - {seq: 1, kind: grent, subject: s, purpose: p, category: c, recipient: r}
              - {seq: 2, kind: withdraw, withdraws: 1}
              - {seq: 3, kind: grant, subject: s, purpose: p, category: c}
              - {seq: 4, kind: withdraw, withdraws: 3}
              - {seq: 5, kind: grant, subject: %s, purpose: p, category: c, recipient: r}
            """.formatted("s".repeat(300));
        String requests = """
            - {id: a, subject: s, purpose: p, category: c, recipient: r, at: yesterday}
            - {id: b, subject: s, purpose: p, category: c, recipient: r, at: "2026-03-31T00:00:00Z"}
            - {id: b, subject: s, purpose: p, category: c, recipient: r, at: "2026-03-31T00:00:00Z"}
            - {id: "", subject: s, purpose: p, category: c, recipient: r, at: "2026-03-31T00:00:00Z"}
            """;
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(
                        () -> ReuseWorld.decide(Source.of("world.yaml", world), Source.of("requests.yaml", requests)))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::source, Violation::path)
                        .containsExactly(
                                tuple("world.yaml", "statements[0].kind"),
                                tuple("world.yaml", "statements[2].recipient"),
                                tuple("world.yaml", "statements[4].subject"),
                                tuple("requests.yaml", "[0].at"),
                                tuple("requests.yaml", "[2].id"),
                                tuple("requests.yaml", "[3].id")));
    }
}

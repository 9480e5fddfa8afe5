package org.cxsdk.feedback.privacy;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.cxsdk.core.SubjectId;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Identifiers that others published as valid, and texts that other redactors are known to get wrong. */
class RedactorTest {

    private static String all(String text) {
        return Redactor.all().redact(text).text();
    }

    @Test
    void guide() {
        // region redact
        Redactor redactor = Redactor.of(IdentifierPack.UAE, IdentifierPack.PHONES, IdentifierPack.EMAIL)
                .knowing("Amal Haddad");

        Redaction redaction = redactor.redact("Ask Amal to call ٠٥٠ ١٢٣ ٤٥٦٧ or write to amal@example.ae");

        assertThat(redaction.text()).isEqualTo("Ask [name] to call [phone] or write to [email]");
        // endregion
        assertThat(redaction.found()).extracting(Redaction.Found::kind).containsExactly("name", "phone", "email");
        assertThat(redaction.toString()).doesNotContain("call");
    }

    /** The numbers are those in the documentation of python-stdnum (LGPL; numbers are facts), the registries, and the standards. */
    @ParameterizedTest
    @CsvSource({
        "943 476 5919, uk-nhs-number", // NHS Data Dictionary
        "943 476 5870, uk-nhs-number",
        "QQ 12 34 56 A, uk-national-insurance", // alphagov/support-api, personal information spec
        "QQ123456A, uk-national-insurance",
        "AB123456C, uk-national-insurance",
        "536-90-4399, us-social-security",
        "1237 010180, at-svnr",
        "33392005961, hr-oib",
        "36805280109, ee-lt-id",
        "85.07.30-033.28, be-nn",
        "710319/2745, cz-rc",
        "131052-308T, fi-hetu",
        "2 95 10 99 126 111 93, fr-nir",
        "253072B07300470, fr-nir",
        "36 574 261 809, de-steuer-id",
        "86095742719, de-steuer-id",
        "6433435F, ie-pps",
        "6433435OA, ie-pps",
        "RCCMNL83S18D969H, it-codice-fiscale",
        "1112.22.333, nl-bsn",
        "44051401359, pl-pesel",
        "1630615123457, ro-cnp",
        "54362315-K, es-dni",
        "X-2482300W, es-dni",
        "880320-0016, se-personnummer",
        "GB82 WEST 1234 5698 7654 32, iban", // ISO 13616 registry
        "AE07 0331 2345 6789 0123 456, iban",
        "DE89370400440532013000, iban",
        "NL91-ABNA-0417-1643-00, iban",
        "4111 1111 1111 1111, card", // the card schemes' test numbers
        "378282246310005, card",
        "6011-1111-1111-1117, card",
        "5555555555554444, card",
        "name@domain.com, email",
        "+971 50 123 4567, phone",
        "+44 (0)20 7946 0958, phone",
        "050 123 4567, phone",
        "0501234567, phone",
        "04-223 4567, phone",
        "020 7946 0958, phone",
        "(212) 555-0123, phone",
        "+1-212-555-0123, phone"
    })
    void publishedIdentifiers_areFound_inDigitsOfEveryScript(String identifier, String kind) {
        String expected = kind.contains("[") ? kind : "[" + kind + "]";
        assertThat(all("My number is " + identifier + ", thank you."))
                .isEqualTo("My number is " + expected + ", thank you.");
        assertThat(all("رقمي " + arabic(identifier) + "، شكرا")).isEqualTo("رقمي " + expected + "، شكرا");
    }

    static String arabic(String text) {
        StringBuilder arabic = new StringBuilder();
        text.chars().forEach(c -> arabic.append((char) (c >= '0' && c <= '9' ? c - '0' + '\u0660' : c)));
        return arabic.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d6c2de5d-ef90-45d1-82d4-5f2438369eea", // alphagov/govuk_publishing_components, pii-remover spec
                "p800refund",
                "FR01-1751234561430", // cds-snc/sanitize-pii tests
                "abcde",
                "a 45 minutes drive",
                "I waited from 09.30-11.45 on 12/05/2021, and 10 12 14 people were before me",
                "784-1984-1234567-0",
                "GB82 WEST 1234 5698 7654 33",
                "4111 1111 1111 1112",
                "000-12-3456",
                "666-12-3456",
                "900-12-3456",
                "BG123456A",
                "order 1,234,567,890 and 12.345.678.901 dirhams",
                "I realise that Grace and May are words"
            })
    void whatIsNoIdentifier_isLeftAlone(String text) {
        assertThat(all(text)).isEqualTo(text);
    }

    @Test
    void overlaps_leaveNoPieceBehind() {
        // cds-snc/sanitize-pii leaves "-AB" of a health card, since its patterns run one after another
        Redactor health = Redactor.of(IdentifierPack.of(
                "health",
                IdentifierKind.ofDigits("card-old", digits -> true, "4-3-3"),
                IdentifierKind.ofPattern(
                        "card-new", Pattern.compile("[0-9]{4}-[0-9]{3}-[0-9]{3}-[A-Z]{2}"), valid -> true)));

        assertThat(health.redact("Card 1234-567-890-AB, please").text()).isEqualTo("Card [card-new], please");
        // a mail address made of a telephone number, two finds of different length
        assertThat(all("0501234567@example.ae")).isEqualTo("[email]");
    }

    @Test
    void smallNumbersBesideAnIdentifier_areNoPartOfIt() {
        assertThat(all("on the floor for 2 943 476 5919 111 hours"))
                .isEqualTo("on the floor for 2 [uk-nhs-number] 111 hours");
        assertThat(all("was told 54362315 K 100% and 6433435 F 15 times"))
                .isEqualTo("was told [es-dni] 100% and [ie-pps] 15 times");
        assertThat(all("51 DE89 3704 0044 0532 0130 01 3")).isEqualTo("51 DE89 3704 0044 0532 0130 01 3");
        assertThat(all("at 2:00 564-280-1511, appointment")).isEqualTo("at 2:00 [uk-nhs-number], appointment");
        assertThat(all("at 2:00 56-048-215-953")).isEqualTo("at 2:00 56-048-215-953");
        assertThat(all("9434 765 9190 943 476 5910")).isEqualTo("9434 765 9190 943 476 5910");
    }

    @Test
    void marksThatNobodySees_hideNothing() {
        assertThat(all("\u200E784\u200F-1984\u2011\u200B1234567\u20104")).isEqualTo("\u200E[emirates-id]");
        assertThat(all("７８４１９８４１２３４５６７４")).isEqualTo("[emirates-id]");
    }

    @Test
    void names_areThoseGiven_andNoOthers() {
        Redactor redactor = Redactor.none().knowing("Grace O'Neill", "مريم أحمد");

        assertThat(redactor.redact("grace o'neill was kind, GRACE too; by the grace of God, and John")
                        .text())
                .isEqualTo("[name] was kind, [name] too; by the grace of God, and John");
        assertThat(redactor.redact("شكرا لمريم احمد ومريم").text()).isEqualTo("شكرا [name] [name]");
        assertThat(redactor.redact("أحمدي").text()).as("another name").isEqualTo("أحمدي");
    }

    @Test
    void weakForms_areTakenForWhatTheySeem_whereTheirCountryIsAskedFor() {
        String numbers = "33392005961, 536904399 and 212-555-0123";

        assertThat(all(numbers)).isEqualTo("[hr-oib], [us-social-security] and [phone]");
        assertThat(Redactor.of(IdentifierPack.EU, IdentifierPack.US)
                        .redact(numbers)
                        .text())
                .isEqualTo("[hr-oib], [us-social-security] and [phone]");
        assertThat(Redactor.of(IdentifierPack.PHONES).redact("212-555-0123").text())
                .isEqualTo("[phone]");
        Redactor kingdom = Redactor.of(IdentifierPack.UK, IdentifierPack.PHONES);
        assertThat(kingdom.redact("case 212-555-0123").text()).isEqualTo("case 212-555-0123");
        assertThat(kingdom.redact("call 212-555-0123").text()).isEqualTo("call [phone]");
    }

    @Test
    void wrongCheckDigit_isLeftAlone_unlessItIsValidElsewhere() {
        String oneOff = "943 476 5918"; // of an NHS number

        assertThat(Redactor.of(IdentifierPack.UK, IdentifierPack.PHONES)
                        .redact(oneOff)
                        .text())
                .isEqualTo(oneOff);
        assertThat(all(oneOff)).as("a telephone number of Atlanta").isEqualTo("[phone]");
    }

    @Test
    void telephoneNumbers_thatNobodyHas_areLeftAlone() {
        // North American Numbering Plan: no area N11, N9X, 37X, 96X, no exchange N11
        for (String none :
                java.util.List.of("911-555-0123", "292-555-0123", "370 555 0123", "962.555.0123", "212-411-0123")) {
            assertThat(Redactor.of(IdentifierPack.US).redact(none).text()).isEqualTo(none);
        }
    }

    @Test
    void response_keepsEverythingButTheIdentifiers() {
        Instrument csat = Instruments.builtIn("csat-5").orElseThrow();
        Response response = Response.to(csat, ResponseId.of("r"), SubjectId.of("amal"), Instant.EPOCH)
                .answer("satisfaction", 4)
                .answer("comment", "Mail me: a@b.ae")
                .dimension("channel", "web")
                .build();

        Response redacted = Redactor.all().redact(response);

        assertThat(redacted.answers())
                .isEqualTo(Map.of(
                        QuestionId.of("satisfaction"),
                        Answer.of(4),
                        QuestionId.of("comment"),
                        Answer.of("Mail me: [email]")));
        assertThat(redacted.dimensions()).isEqualTo(response.dimensions());
        assertThat(Redactor.none().redact(response)).isSameAs(response);
    }
}

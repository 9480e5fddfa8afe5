package org.cxsdk.feedback.privacy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.privacy.SeededIdentifiers.Recipe;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Five thousand comments of patients (The-Strategy-Unit/pxtextmining, MIT): almost nothing in them is taken for an
 * identifier, and identifiers that are put into them are found, their broken twins are not.
 */
class RedactorOnCommentsTest {

    private static final Path FILE =
            Path.of(System.getProperty("cx.data", "../shared/data"), "feedback", "nhs_comments_neas.csv");
    private static final int SEEDED = 200;
    private static final long SEED = 20_261_128;

    private final List<String> comments = new ArrayList<>();

    @BeforeEach
    void load() {
        Assumptions.assumeTrue(Files.exists(FILE), "sample data absent: " + FILE);
        CsvReader.of(Source.of(FILE)).required("answer").read(row -> comments.add(row.text("answer")));
        assertThat(comments).hasSizeGreaterThan(5_000);
    }

    @Test
    void falseHits_areAtMostThreeInFiveThousand() {
        List<String> hits = new ArrayList<>();
        for (String comment : comments) {
            Redaction redaction = Redactor.all().redact(comment);
            redaction.found().forEach(found -> hits.add(found.kind()));
        }

        System.out.println("false hits of all packs in " + comments.size() + " comments: " + hits);
        assertThat(hits).hasSizeLessThanOrEqualTo(3);
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> recipes() {
        return Stream.of(
                of(IdentifierPack.UAE, "emirates-id", "784" + "19ydddddddd", Checks::emiratesId, 3, 4, 7, 1),
                of(IdentifierPack.UK, "uk-nhs-number", "nddddddddd", Checks::nhsNumber, 3, 3, 4),
                of(IdentifierPack.US, "us-social-security", "ddddddddd", Checks::socialSecurity, 3, 2, 4),
                of(IdentifierPack.AUSTRIA, "at-svnr", "nddd" + "jmy", Checks::austria, 4, 6),
                of(IdentifierPack.BELGIUM, "be-nn", "ymjddddd", Checks::belgium, 2, 2, 2, 3, 2),
                of(IdentifierPack.CROATIA, "hr-oib", "ddddddddddd", Checks::mod1110, 11),
                of(IdentifierPack.CZECHIA, "cz-rc", "ymjdddd", Checks::czechia, 6, 4),
                of(IdentifierPack.ESTONIA, "ee-lt-id", "4ymjdddd", Checks::baltic, 11),
                of(IdentifierPack.FINLAND, "fi-hetu", "jmy-ddd?", Checks::finland, 11),
                of(IdentifierPack.FRANCE, "fr-nir", "2ymdddddddddd", Checks::france, 1, 2, 2, 2, 3, 3, 2),
                of(IdentifierPack.GERMANY, "de-steuer-id", "nddddddddd" + "d", Checks::germany, 2, 3, 3, 3),
                of(IdentifierPack.IRELAND, "ie-pps", "ddddddd?", id -> id.charAt(7) < 'X' && Checks.ireland(id), 7, 1),
                of(IdentifierPack.ITALY, "it-codice-fiscale", "RCCMNLyS18Dddd?", Checks::italy, 6, 5, 4, 1),
                of(IdentifierPack.NETHERLANDS, "nl-bsn", "ndddddddd", Checks::netherlands, 3, 3, 3),
                of(IdentifierPack.POLAND, "pl-pesel", "ymjddddd", Checks::poland, 6, 5),
                of(IdentifierPack.PORTUGAL, "pt-nif", "2dddddddd", Checks::portugal, 3, 3, 3),
                of(IdentifierPack.ROMANIA, "ro-cnp", "1ymjdddddd", Checks::romania, 1, 6, 6),
                of(IdentifierPack.SPAIN, "es-dni", "dddddddd?", Checks::spain, 8, 1),
                of(IdentifierPack.SWEDEN, "se-personnummer", "ymjdddd", Checks::sweden, 6, 4),
                of(
                        IdentifierPack.IBAN,
                        "iban",
                        "AEdddddddddddddddddddddd".substring(0, 23),
                        Checks::iban,
                        4,
                        4,
                        4,
                        4,
                        4,
                        3),
                of(IdentifierPack.IBAN, "iban", "DEdddddddddddddddddddd", Checks::iban, 4, 4, 4, 4, 4, 2),
                of(IdentifierPack.CARDS, "card", "4ddddddddddddddd", Checks::luhn, 4, 4, 4, 4),
                of(IdentifierPack.CARDS, "card", "37ddddddddddddd", Checks::luhn, 4, 6, 5));
    }

    private static org.junit.jupiter.params.provider.Arguments of(
            IdentifierPack pack, String kind, String form, java.util.function.Predicate<String> valid, int... groups) {
        return org.junit.jupiter.params.provider.Arguments.of(pack, new Recipe(kind, form, valid, groups));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void seededIdentifiers_areFound_andTheirBrokenTwinsAreNot(IdentifierPack pack, Recipe recipe) {
        Redactor redactor = Redactor.of(
                pack,
                IdentifierPack.EMAIL,
                IdentifierPack.IBAN,
                IdentifierPack.CARDS,
                IdentifierPack.INTERNATIONAL_PHONES);
        SeededIdentifiers seeded = new SeededIdentifiers(SEED);
        int found = 0;
        List<String> missed = new ArrayList<>();
        List<String> twins = new ArrayList<>();
        for (int i = 0; i < SEEDED; i++) {
            String comment = comments.get(seeded.below(comments.size()));
            String written = SeededIdentifiers.written(seeded.valid(recipe), i, recipe.groups());
            String text = seeded.placed(comment, written);
            if (redactor.redact(text).text().contains("[" + recipe.name() + "]")
                    && !redactor.redact(text).text().contains(written)) {
                found++;
            } else {
                missed.add(text);
            }
            String twin = SeededIdentifiers.written(twin(recipe, seeded), i, recipe.groups());
            String twinText = seeded.placed(comment, twin);
            if (!redactor.redact(twinText).text().contains(twin)) {
                twins.add(twin + " -> " + redactor.redact(twinText).text());
            }
        }

        assertThat(twins)
                .as("broken twins of %s with seed %d", recipe.name(), SEED)
                .isEmpty();
        assertThat(found)
                .as("found of 200 %s with seed %d; missed: %s", recipe.name(), SEED, missed)
                .isGreaterThanOrEqualTo(198);
    }

    /** Whoever does not know where customers come from: nothing is missed, and no twin is taken for what it imitates. */
    @ParameterizedTest
    @MethodSource("recipes")
    void seededIdentifiers_areFoundByAllPacksTogether(IdentifierPack pack, Recipe recipe) {
        SeededIdentifiers seeded = new SeededIdentifiers(SEED);
        int found = 0;
        List<String> missed = new ArrayList<>();
        int elsewhere = 0;
        for (int i = 0; i < SEEDED; i++) {
            String comment = comments.get(seeded.below(comments.size()));
            String written = SeededIdentifiers.written(seeded.valid(recipe), i, recipe.groups());
            String text = seeded.placed(comment, written);
            if (Redactor.all().redact(text).text().contains(written)) {
                missed.add(text);
            } else {
                found++;
            }
            String twin = SeededIdentifiers.written(twin(recipe, seeded), i, recipe.groups());
            Redaction redacted = Redactor.all().redact(seeded.placed(comment, twin));
            assertThat(redacted.found()).extracting(Redaction.Found::kind).doesNotContain(recipe.name());
            elsewhere += redacted.text().contains(twin) ? 0 : 1;
        }

        System.out.println("all packs: " + found + " of 200 " + recipe.name() + " found, " + elsewhere
                + " twins are valid somewhere else");
        assertThat(found)
                .as("found of 200 %s with seed %d; missed: %s", recipe.name(), SEED, missed)
                .isGreaterThanOrEqualTo(198);
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> europeanRecipes() {
        return recipes().filter(arguments -> {
            IdentifierPack pack = (IdentifierPack) arguments.get()[0];
            return IdentifierPack.EU.kinds().containsAll(pack.kinds());
        });
    }

    /** The pack of the Union asked for as one: each kind in it is found, and no twin is taken for what it imitates. */
    @ParameterizedTest
    @MethodSource("europeanRecipes")
    void seededIdentifiers_areFoundByThePackOfTheUnion(IdentifierPack pack, Recipe recipe) {
        Redactor union = Redactor.of(IdentifierPack.EU);
        SeededIdentifiers seeded = new SeededIdentifiers(SEED);
        int found = 0;
        int elsewhere = 0;
        for (int i = 0; i < SEEDED; i++) {
            String comment = comments.get(seeded.below(comments.size()));
            String written = SeededIdentifiers.written(seeded.valid(recipe), i, recipe.groups());
            found += union.redact(seeded.placed(comment, written)).text().contains(written) ? 0 : 1;
            String twin = SeededIdentifiers.written(twin(recipe, seeded), i, recipe.groups());
            Redaction redacted = union.redact(seeded.placed(comment, twin));
            assertThat(redacted.found()).extracting(Redaction.Found::kind).doesNotContain(recipe.name());
            elsewhere += redacted.text().contains(twin) ? 0 : 1;
        }

        System.out.println("EU: " + found + " of 200 " + recipe.name() + " found, " + elsewhere
                + " twins are valid in another member state");
        assertThat(found).isGreaterThanOrEqualTo(198);
    }

    private static String twin(Recipe recipe, SeededIdentifiers seeded) {
        return recipe.name().equals("us-social-security") ? brokenSocialSecurity(seeded) : seeded.broken(recipe);
    }

    /** It has no check digit: an area, group or serial that is never given takes its place. */
    private static String brokenSocialSecurity(SeededIdentifiers seeded) {
        String serial = "%04d".formatted(1 + seeded.below(9_999));
        return switch (seeded.below(4)) {
            case 0 -> "666" + "12" + serial;
            case 1 -> "9%02d".formatted(seeded.below(100)) + "12" + serial;
            case 2 -> "123" + "00" + serial;
            default -> "123" + "45" + "0000";
        };
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({
        "05,0 5 8,7,3-3-4",
        "020,2-9,7,3-4-4",
        "07,0-9,8,5-6",
        "212,2-9,7,3-3-4",
        "+9715,0 5 8,7,5-4-4",
        "+44207,0-9,6,6-3-4",
        "mail,,,"
    })
    void seededTelephoneNumbersAndAddresses_areFound(String start, String next, String more, String grouping) {
        SeededIdentifiers seeded = new SeededIdentifiers(SEED);
        Redactor redactor = Redactor.all();
        int found = 0;
        for (int i = 0; i < SEEDED; i++) {
            String identifier;
            if (grouping == null) {
                identifier = "person" + i + "@mail" + seeded.below(9) + ".example.ae";
            } else {
                String digits = start + "058058".charAt(seeded.below(6));
                digits = start.equals("020") || start.equals("212") ? start + (2 + seeded.below(8)) : digits;
                for (int k = 0; k < Integer.parseInt(more); k++) {
                    digits += seeded.below(10);
                }
                identifier = SeededIdentifiers.written(
                        digits,
                        i,
                        Stream.of(grouping.split("-"))
                                .mapToInt(Integer::parseInt)
                                .toArray());
            }
            String text = seeded.placed(comments.get(seeded.below(comments.size())), identifier);
            found += redactor.redact(text).text().contains(identifier) ? 0 : 1;
        }
        assertThat(found).as("%s with seed %d", start, SEED).isGreaterThanOrEqualTo(198);
    }
}

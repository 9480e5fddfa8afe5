package org.cxsdk.feedback.privacy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxsdk.core.Identifier;

/**
 * Kinds of identifier that go together, such as those of a country.
 *
 * @param id names it
 * @param kinds what it finds
 */
public record IdentifierPack(String id, List<IdentifierKind> kinds) {

    public IdentifierPack {
        Identifier.require("IdentifierPack.id", id);
        kinds = List.copyOf(kinds);
    }

    // --- everywhere

    /** Addresses of electronic mail. */
    public static final IdentifierPack EMAIL = of("email", IdentifierKind.of("email", IdentifierPack::email));

    /** International bank account numbers of ISO 13616, with the length that each country gave them. */
    public static final IdentifierPack IBAN = of("iban", IdentifierKind.of("iban", IdentifierPack::iban));

    /** Payment cards: 13 to 19 digits, a prefix of a card scheme, Luhn. */
    public static final IdentifierPack CARDS = of(
            "cards",
            IdentifierKind.ofDigits(
                    "card",
                    IdentifierPack::card,
                    "13",
                    "14",
                    "15",
                    "16",
                    "17",
                    "18",
                    "19",
                    "4-4-4-4",
                    "4-6-5",
                    "4-6-4",
                    "4-4-4-4-3"));

    /** Telephone numbers with a plus sign or 00 in front. */
    public static final IdentifierPack INTERNATIONAL_PHONES =
            of("international-phones", IdentifierKind.of("phone", Phones::international));

    /**
     * Telephone numbers: international ones, and those of the United Arab Emirates, the United Kingdom and the United
     * States as they are written at home, which the packs of these countries find as well.
     */
    public static final IdentifierPack PHONES = of(
            "phones",
            IdentifierKind.of("phone", Phones::international),
            IdentifierKind.of("phone", Phones::emirates),
            IdentifierKind.of("phone", Phones::kingdom),
            IdentifierKind.of("phone", Phones::states));

    // --- countries

    /** United Arab Emirates: Emirates ID, telephone numbers. */
    public static final IdentifierPack UAE = of(
            "uae",
            IdentifierKind.ofDigits("emirates-id", Checks::emiratesId, "15*"),
            IdentifierKind.of("phone", Phones::emirates));

    /** United Kingdom: NHS number, National Insurance number, telephone numbers. */
    public static final IdentifierPack UK = of(
            "uk",
            IdentifierKind.ofDigits("uk-nhs-number", Checks::nhsNumber, "10", "3-3-4"),
            IdentifierKind.ofPattern(
                    "uk-national-insurance",
                    // no D F I Q U V in front, no O behind it; QQ is what forms print as an example
                    Pattern.compile("(?:QQ|(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])"
                            + "[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[A-D]"),
                    valid -> true),
            IdentifierKind.of("phone", Phones::kingdom));

    /** United States: social security number, telephone numbers. */
    public static final IdentifierPack US = of(
            "us",
            IdentifierKind.of("us-social-security", IdentifierPack::socialSecurity),
            IdentifierKind.of("phone", Phones::states));

    /** Austria: insurance number. */
    public static final IdentifierPack AUSTRIA =
            of("at", IdentifierKind.ofDigits("at-svnr", Checks::austria, "10", "4-6", "4-2-2-2"));

    /** Belgium: national register number. */
    public static final IdentifierPack BELGIUM =
            of("be", IdentifierKind.ofDigits("be-nn", Checks::belgium, "11", "2-2-2-3-2", "6-3-2"));

    /** Croatia: OIB. It has no form but eleven digits, of which each tenth fits. */
    public static final IdentifierPack CROATIA =
            of("hr", IdentifierKind.ofWeakDigits("hr-oib", Checks::mod1110, "hr", "\\bOIB\\b", "11"));

    /** Czechia and Slovakia: birth number. */
    public static final IdentifierPack CZECHIA =
            of("cz", IdentifierKind.ofDigits("cz-rc", Checks::czechia, "10", "6-4"));

    /** Estonia and Lithuania: personal code. */
    public static final IdentifierPack ESTONIA = of("ee", IdentifierKind.ofDigits("ee-lt-id", Checks::baltic, "11"));

    /** Finland: personal identity code. */
    public static final IdentifierPack FINLAND = of("fi", IdentifierKind.of("fi-hetu", IdentifierPack::finland));

    /** France: NIR, Corsica included. */
    public static final IdentifierPack FRANCE = of(
            "fr",
            IdentifierKind.ofDigits("fr-nir", Checks::france, "15", "1-2-2-2-3-3-2", "13-2", "1-2-2-5-3-2"),
            IdentifierKind.ofPattern(
                    "fr-nir",
                    Pattern.compile("[12][ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?2[AB](?:[ -]?[0-9]{3}){2}[ -]?[0-9]{2}"),
                    Checks::france));

    /** Germany: tax identification number. */
    public static final IdentifierPack GERMANY =
            of("de", IdentifierKind.ofDigits("de-steuer-id", Checks::germany, "11", "2-3-3-3"));

    /** Ireland: PPS number. */
    public static final IdentifierPack IRELAND =
            of("ie", IdentifierKind.ofPattern("ie-pps", Pattern.compile("[0-9]{7}[ -]?[A-W][A-IW]?"), Checks::ireland));

    /** Italy: codice fiscale. */
    public static final IdentifierPack ITALY = of(
            "it",
            IdentifierKind.ofPattern(
                    "it-codice-fiscale",
                    Pattern.compile("[A-Z]{3}[ -]?[A-Z]{3}[ -]?[0-9L-NP-V]{2}[A-EHLMPR-T][0-9L-NP-V]{2}[ -]?"
                            + "[A-Z][0-9L-NP-V]{3}[ -]?[A-Z]"),
                    Checks::italy));

    /** Netherlands: BSN. */
    public static final IdentifierPack NETHERLANDS =
            of("nl", IdentifierKind.ofDigits("nl-bsn", Checks::netherlands, "9", "3-3-3", "4-2-3"));

    /** Poland: PESEL. */
    public static final IdentifierPack POLAND =
            of("pl", IdentifierKind.ofDigits("pl-pesel", Checks::poland, "11", "6-5"));

    /** Portugal: NIF of persons. It has no form but nine digits. */
    public static final IdentifierPack PORTUGAL = of(
            "pt",
            IdentifierKind.ofWeakDigits("pt-nif", Checks::portugal, "pt", "\\bNIF\\b|CONTRIBUINTE", "9", "3-3-3"));

    /** Romania: CNP. */
    public static final IdentifierPack ROMANIA =
            of("ro", IdentifierKind.ofDigits("ro-cnp", Checks::romania, "13", "1-6-6"));

    /** Spain: DNI and NIE. */
    public static final IdentifierPack SPAIN = of(
            "es",
            IdentifierKind.ofPattern(
                    "es-dni",
                    Pattern.compile("(?:[0-9]{8}|[0-9]{2}\\.[0-9]{3}\\.[0-9]{3}|[XYZ][ -]?[0-9]{7})[ -]?[A-Z]"),
                    Checks::spain));

    /** Sweden: personal identity number, with or without the century. */
    public static final IdentifierPack SWEDEN =
            of("se", IdentifierKind.ofDigits("se-personnummer", Checks::sweden, "10", "12", "6-4", "8-4"));

    /** National identifiers of member states of the European Union. */
    public static final IdentifierPack EU = joined(
            "eu",
            AUSTRIA,
            BELGIUM,
            GERMANY,
            CROATIA,
            CZECHIA,
            ESTONIA,
            FINLAND,
            FRANCE,
            IRELAND,
            ITALY,
            NETHERLANDS,
            POLAND,
            PORTUGAL,
            ROMANIA,
            SPAIN,
            SWEDEN);

    /** Every pack that comes with the library. */
    public static final List<IdentifierPack> ALL = List.of(EMAIL, IBAN, CARDS, PHONES, UAE, UK, US, EU);

    private static final Set<String> ABROAD = Set.of("uae", "uk", "us");

    /** Whose customers are expected where it is asked for; none for what is the same everywhere. */
    Set<String> countries() {
        if (id.equals("eu")) {
            return Set.of("hr", "pt");
        }
        return ABROAD.contains(id) || id.length() == 2 ? Set.of(id) : Set.of();
    }

    /** Returns a pack of these kinds. */
    public static IdentifierPack of(String id, IdentifierKind... kinds) {
        return new IdentifierPack(id, List.of(kinds));
    }

    private static IdentifierPack joined(String id, IdentifierPack... packs) {
        return new IdentifierPack(
                id,
                java.util.Arrays.stream(packs)
                        .flatMap(pack -> pack.kinds().stream())
                        .toList());
    }

    // --- forms that are more than digits

    private static final Pattern MAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");

    private static void email(Folded text, IdentifierKind.Found found) {
        if (text.text().indexOf('@') < 0) {
            return;
        }
        Matcher matcher = MAIL.matcher(text.text());
        while (matcher.find()) {
            found.add(matcher.start(), matcher.end());
        }
    }

    /** Length of an IBAN by country, from the registry of ISO 13616 kept by SWIFT. */
    private static final Map<String, Integer> IBAN_LENGTHS = lengths(
            "NO15 BE16 DK18 FO18 GL18 FI18 FK18 NL18 SD18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 MN20 XK20 CH21 HR21"
                    + " LI21 LV21 BG22 BH22 CR22 DE22 GB22 GE22 IE22 ME22 RS22 VA22 AE23 GI23 IL23 IQ23 OM23 SO23 TL23"
                    + " AD24 CZ24 ES24 MD24 PK24 RO24 SA24 SE24 SK24 TN24 VG24 LY25 PT25 ST25 IS26 TR26 BI27 DJ27 FR27"
                    + " GR27 IT27 MC27 MR27 SM27 AL28 AZ28 BY28 CY28 DO28 GT28 HU28 LB28 NI28 PL28 SV28 BR29 EG29 PS29"
                    + " QA29 UA29 JO30 KW30 MU30 YE30 MT31 SC31 LC32 RU33");

    private static Map<String, Integer> lengths(String table) {
        Map<String, Integer> lengths = new java.util.HashMap<>();
        for (String entry : table.split(" ")) {
            lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
        }
        return Map.copyOf(lengths);
    }

    private static final Pattern IBAN_START = Pattern.compile("(?<![A-Z0-9])([A-Z]{2})[ -]?[0-9]{2}[ -]?[A-Z0-9]");

    private static void iban(Folded text, IdentifierKind.Found found) {
        Matcher matcher = IBAN_START.matcher(text.text());
        int from = 0;
        while (matcher.find(from)) {
            from = matcher.start() + 1;
            Integer length = IBAN_LENGTHS.get(matcher.group(1));
            if (length != null) {
                int end = take(text, matcher.start(), length, found);
                from = Math.max(from, end);
            }
        }
    }

    private static int take(Folded text, int start, int length, IdentifierKind.Found found) {
        StringBuilder iban = new StringBuilder(length);
        int i = start;
        while (i < text.length() && iban.length() < length) {
            char c = text.at(i);
            if (c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
                iban.append(c);
            } else if (c != ' ' && c != '-' || i > start && (text.at(i - 1) == ' ' || text.at(i - 1) == '-')) {
                return 0;
            }
            i++;
        }
        if (iban.length() == length && text.standsAlone(start, i) && Checks.iban(iban.toString())) {
            found.add(start, i);
            return i;
        }
        return 0;
    }

    private static boolean card(String d) {
        int two = Checks.number(d, 0, 2);
        int three = Checks.number(d, 0, 3);
        int four = Checks.number(d, 0, 4);
        boolean scheme =
                switch (d.length()) {
                    case 13 -> d.charAt(0) == '4';
                    case 14 -> two == 36 || two == 38 || two == 39 || three >= 300 && three <= 305;
                    case 15 -> two == 34 || two == 37;
                    case 16 ->
                        d.charAt(0) == '4'
                                || two >= 51 && two <= 55
                                || four >= 2221 && four <= 2720
                                || four == 6011
                                || three >= 644 && three <= 649
                                || two == 65
                                || two == 62
                                || four >= 3528 && four <= 3589
                                || two == 36
                                || two == 50
                                || two >= 56 && two <= 58
                                || two == 60
                                || two == 63
                                || two == 67;
                    default ->
                        d.charAt(0) == '4' && d.length() == 19
                                || two == 62
                                || two == 50
                                || two >= 56 && two <= 58
                                || two == 63
                                || two == 67;
                };
        return scheme && Checks.luhn(d);
    }

    private static final Pattern SSN = Pattern.compile("[0-9]{3}([ -]?)[0-9]{2}\\1[0-9]{4}");
    private static final Pattern SSN_WORDS = Pattern.compile("\\bSSN\\b|\\bSOC(?:IAL|\\.)? ?SEC");

    private static void socialSecurity(Folded text, IdentifierKind.Found found) {
        Matcher matcher = SSN.matcher(text.text());
        while (matcher.find()) {
            if (text.standsAlone(matcher.start(), matcher.end())
                    && Checks.socialSecurity(text.digits(matcher.start(), matcher.end()))) {
                if (matcher.group(1).isEmpty()) {
                    found.addWeak(matcher.start(), matcher.end(), "us", SSN_WORDS);
                } else {
                    found.add(matcher.start(), matcher.end());
                }
            }
        }
    }

    private static final Pattern HETU = Pattern.compile("[0-9]{6} ?[-+A-FU-Y] ?[0-9]{3}[0-9A-FHJ-NPR-Y]");

    private static void finland(Folded text, IdentifierKind.Found found) {
        Matcher matcher = HETU.matcher(text.text());
        while (matcher.find()) {
            if (text.standsAlone(matcher.start(), matcher.end())
                    && Checks.finland(matcher.group().replace(" ", ""))) {
                found.add(matcher.start(), matcher.end());
            }
        }
    }

    @Override
    public String toString() {
        return Objects.requireNonNull(id);
    }
}

package org.cxsdk.feedback.privacy;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Check digits of identifiers, each as its issuer or standard defines it. Arguments are digits (and capitals where an
 * identifier has letters) without separators, of the right length. Pure.
 */
final class Checks {

    private Checks() {}

    static int digit(String digits, int index) {
        return digits.charAt(index) - '0';
    }

    static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }

    /** ISO/IEC 7812-1 annex B: from the right every second digit is doubled; the sum of digits ends in 0. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digit(digits, digits.length() - 1 - i);
            int counted = i % 2 == 0 ? digit : 2 * digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }

    static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * digit(digits, i);
        }
        return sum;
    }

    /** ISO 7064 MOD 97-10 of an IBAN: the first four characters go behind, letters count 10 to 35, the remainder is 1. */
    static boolean iban(String iban) {
        StringBuilder digits = new StringBuilder();
        String turned = iban.substring(4) + iban.substring(0, 4);
        for (int i = 0; i < turned.length(); i++) {
            digits.append(Character.digit(turned.charAt(i), 36));
        }
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    /** ISO 7064 MOD 11,10 (Germany, Croatia). */
    static boolean mod1110(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int sum = (digit(digits, i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == digit(digits, digits.length() - 1);
    }

    static boolean isDate(int year, int month, int day) {
        try {
            LocalDate.of(year, month, day);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** A day written {@code yymmdd} in either of two centuries. */
    static boolean isDay(String digits, int from) {
        int year = number(digits, from, from + 2);
        int month = number(digits, from + 2, from + 4);
        int day = number(digits, from + 4, from + 6);
        return isDate(1900 + year, month, day) || isDate(2000 + year, month, day);
    }

    // --- Arabian Gulf

    /** Emirates ID: 784, year of birth, seven digits, Luhn. */
    static boolean emiratesId(String d) {
        int year = number(d, 3, 7);
        return d.startsWith("784") && year >= 1900 && year <= 2100 && luhn(d);
    }

    // --- United Kingdom and United States

    /** NHS number: weights 10 to 2, 11 less the remainder by 11; 10 is never given (NHS Data Dictionary). */
    static boolean nhsNumber(String d) {
        int check = 11 - weighted(d, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        boolean same = d.chars().distinct().count() == 1;
        return !same && (check == 11 ? 0 : check) == digit(d, 9) && check != 10;
    }

    /** Social security number: no area 000, 666 or from 900, no group 00, no serial 0000 (US SSA, since 2011). */
    static boolean socialSecurity(String d) {
        int area = number(d, 0, 3);
        return area != 0 && area != 666 && area < 900 && number(d, 3, 5) != 0 && number(d, 5, 9) != 0;
    }

    // --- European Union

    static boolean austria(String d) {
        int check = (weighted(d, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6)) % 11;
        int month = number(d, 6, 8);
        return digit(d, 0) != 0
                && check == digit(d, 3)
                && number(d, 4, 6) >= 1
                && number(d, 4, 6) <= 31
                && month >= 1
                && month <= 15;
    }

    /** National register number: 97 less the remainder of the first nine by 97; from 2000 on with a 2 before them. */
    static boolean belgium(String d) {
        long base = Long.parseLong(d.substring(0, 9));
        int check = number(d, 9, 11);
        int month = number(d, 2, 4) % 20;
        return month <= 12
                && number(d, 4, 6) <= 31
                && (97 - base % 97 == check || 97 - (2_000_000_000L + base) % 97 == check);
    }

    static boolean czechia(String d) {
        int month = number(d, 2, 4) % 50 % 20;
        long first = Long.parseLong(d.substring(0, 9));
        return month >= 1
                && month <= 12
                && number(d, 4, 6) >= 1
                && number(d, 4, 6) <= 31
                && first % 11 % 10 == digit(d, 9)
                && !d.startsWith("000");
    }

    /** Steuer-ID: one digit of the first ten comes twice or three times, no other more than once; MOD 11,10. */
    static boolean germany(String d) {
        int[] counts = new int[10];
        for (int i = 0; i < 10; i++) {
            counts[digit(d, i)]++;
        }
        int repeated = 0;
        for (int count : counts) {
            if (count > 3) {
                return false;
            }
            repeated += count > 1 ? 1 : 0;
        }
        return digit(d, 0) != 0 && repeated == 1 && mod1110(d);
    }

    /** Estonia and Lithuania: weights 1 to 9, 1; if the remainder is 10, weights 3 to 9, 1, 2, 3. */
    static boolean baltic(String d) {
        int first = weighted(d, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
        int second = weighted(d, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11;
        int check = first < 10 ? first : second < 10 ? second : 0;
        return digit(d, 0) >= 1 && digit(d, 0) <= 6 && isDay(d, 1) && check == digit(d, 10);
    }

    /** NIR: 97 less the remainder of the first thirteen by 97; Corsica's 2A counts as 19, 2B as 18. */
    static boolean france(String d) {
        String digits = d.replace("2A", "19").replace("2B", "18");
        int month = number(digits, 3, 5);
        return "12".indexOf(d.charAt(0)) >= 0
                && (month >= 1 && month <= 12 || month >= 20)
                && 97 - Long.parseLong(digits.substring(0, 13)) % 97 == number(digits, 13, 15);
    }

    /** BSN: weights 9 to 2 and -1, divisible by 11. */
    static boolean netherlands(String d) {
        int sum = weighted(d, 9, 8, 7, 6, 5, 4, 3, 2, -1);
        return sum % 11 == 0 && d.chars().distinct().count() > 1 && !d.startsWith("00");
    }

    static boolean poland(String d) {
        int month = number(d, 2, 4);
        int century =
                switch (month / 20) {
                    case 0 -> 1900;
                    case 1 -> 2000;
                    case 2 -> 2100;
                    case 3 -> 2200;
                    default -> 1800;
                };
        int check = (10 - weighted(d, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) % 10) % 10;
        return isDate(century + number(d, 0, 2), month % 20, number(d, 4, 6)) && check == digit(d, 10);
    }

    /** NIF of persons: begins with 1, 2, 3 or 45; weights 9 to 2, 11 less the remainder, from 10 on 0. */
    static boolean portugal(String d) {
        int check = 11 - weighted(d, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        boolean person = "123".indexOf(d.charAt(0)) >= 0 || d.startsWith("45");
        return person && (check > 9 ? 0 : check) == digit(d, 8);
    }

    static boolean romania(String d) {
        int check = weighted(d, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
        return digit(d, 0) != 0 && isDay(d, 1) && (check == 10 ? 1 : check) == digit(d, 12);
    }

    /** Personal identity number of ten or, with the century, twelve digits; co-ordination numbers add 60 to the day. */
    static boolean sweden(String d) {
        String ten = d.length() == 12 ? d.substring(2) : d;
        int day = number(ten, 4, 6) % 60;
        boolean date = isDate(2000 + number(ten, 0, 2), number(ten, 2, 4), day)
                || isDate(1900 + number(ten, 0, 2), number(ten, 2, 4), day);
        boolean century = d.length() == 10 || d.startsWith("19") || d.startsWith("20");
        return century && date && luhn(ten);
    }

    private static final String SPANISH = "TRWAGMYFPDXBNJZSQVHLCKE";

    /** DNI, or NIE with X, Y, Z for 0, 1, 2: the number's remainder by 23 names the letter. */
    static boolean spain(String id) {
        int lead = "XYZ".indexOf(id.charAt(0));
        String digits = (lead < 0 ? id.substring(0, 1) : Integer.toString(lead)) + id.substring(1, 8);
        return SPANISH.charAt(Integer.parseInt(digits) % 23) == id.charAt(8);
    }

    private static final String FINNISH = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    static boolean finland(String id) {
        int value = Integer.parseInt(id.substring(0, 6) + id.substring(7, 10));
        int day = number(id, 0, 2);
        return day >= 1
                && day <= 31
                && number(id, 2, 4) >= 1
                && number(id, 2, 4) <= 12
                && FINNISH.charAt(value % 31) == id.charAt(10);
    }

    /** PPS number: weights 8 to 2, and 9 for a second letter; the remainder by 23 names the first one. */
    static boolean ireland(String id) {
        int sum = weighted(id, 8, 7, 6, 5, 4, 3, 2);
        if (id.length() == 9 && id.charAt(8) != 'W') {
            sum += 9 * (id.charAt(8) - 'A' + 1);
        }
        return "WABCDEFGHIJKLMNOPQRSTUV".charAt(sum % 23) == id.charAt(7);
    }

    private static final int[] ITALIAN_ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    /** Codice fiscale: odd places by a table, even ones by value; the remainder by 26 names the letter (DM 12/03/1974). */
    static boolean italy(String id) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = id.charAt(i);
            int value = c <= '9' ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ITALIAN_ODD[value] : value;
        }
        return id.charAt(15) == 'A' + sum % 26;
    }
}

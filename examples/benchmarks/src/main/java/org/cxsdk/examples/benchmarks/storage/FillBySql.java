package org.cxsdk.examples.benchmarks.storage;

import java.util.List;

/**
 * Statements that fill a store with what the storage itself would have written: documents {@code permit-n} with an index
 * tuple of state and number, streams {@code s-n}, and their entries in one journal. FROM_N, TO_N and PER_STREAM are to be
 * replaced.
 */
final class FillBySql {

    /** Of the first tenant. */
    private static final long FIRST_PLACE = (1L << 44) + 1;

    private static final String STATE =
            "CASE MOD(n, 4) WHEN 0 THEN 'OPEN' WHEN 1 THEN 'WAITING' WHEN 2 THEN 'DECIDED'" + " ELSE 'CLOSED' END";

    static final List<String> POSTGRESQL = statements(
            "convert_to(%s, 'UTF8')",
            "'\\x%s'::bytea",
            "int8send((%s)::bigint)",
            "int2send((%s)::smallint)",
            "%s::bigint # %s::bigint",
            "generate_series(FROM_N, TO_N) n");

    static final List<String> H2 = statements(
            "STRINGTOUTF8(%s)",
            "X'%s'",
            "CAST(CAST(%s AS BIGINT) AS VARBINARY)",
            "CAST(CAST(%s AS SMALLINT) AS VARBINARY)",
            "BITXOR(%s, %s)",
            "(SELECT X AS n FROM SYSTEM_RANGE(FROM_N, TO_N)) s");

    private FillBySql() {}

    /**
     * @param text makes UTF-8 of a text
     * @param hex a constant
     * @param int8 makes eight bytes of a number
     * @param int2 makes two bytes of a number
     * @param xor makes exclusive or of two numbers
     * @param numbers a table of numbers n
     */
    private static List<String> statements(
            String text, String hex, String int8, String int2, String xor, String numbers) {
        String zero = " || " + hex.formatted("00") + " || ";
        String agency = text.formatted("'agency'");
        String facts = text.formatted("'facts'");
        String permit = agency + zero + text.formatted("'permit'") + zero;
        String doc = permit + text.formatted("'permit-' || n");
        String state = text.formatted(STATE);
        String least = "(-9223372036854775807 - 1)";
        String turned = int8.formatted(xor.formatted("n", least));
        // as TupleCodec writes it: not unique, "by-state", two values, a text and a whole number
        String tuples = hex.formatted("000008") + " || " + text.formatted("'by-state'") + " || " + hex.formatted("0201")
                + " || " + int2.formatted("LENGTH(" + STATE + ")") + " || " + state + " || " + hex.formatted("02")
                + " || " + int8.formatted("n");
        // as IndexValue encodes it
        String tuple = permit + text.formatted("'by-state'") + zero + hex.formatted("01") + " || " + state + " || "
                + hex.formatted("0002") + " || " + turned;
        String body = hex.formatted("7b22666f726d223a317d".repeat(10));
        String stream = agency + zero + facts + zero + text.formatted("'s-' || %s");
        return List.of(
                "INSERT INTO cx_doc SELECT " + doc + ", 1, " + tuples + ", " + body + " FROM " + numbers,
                "INSERT INTO cx_idx SELECT " + tuple + ", " + doc + " FROM " + numbers,
                "INSERT INTO cx_stream SELECT " + stream.formatted("n") + ", PER_STREAM, 0 FROM " + numbers,
                "INSERT INTO cx_journal SELECT " + FIRST_PLACE + " + n, " + stream.formatted("(n / PER_STREAM)")
                        + ", MOD(n, PER_STREAM) + 1, " + facts + ", " + text.formatted("'e-' || n") + ", "
                        + text.formatted("'granted'") + ", 0, " + body + " FROM " + numbers);
    }

    /** The statement that sets the head behind so many entries of the first tenant. */
    static String head(boolean postgresql, long entries) {
        String agency = postgresql ? "'agency'::bytea" : "STRINGTOUTF8('agency')";
        String none = postgresql ? "''::bytea" : "X''";
        return "INSERT INTO cx_head VALUES (" + agency + ", " + (FIRST_PLACE - 1 + entries) + "), (" + none + ", 1)";
    }
}

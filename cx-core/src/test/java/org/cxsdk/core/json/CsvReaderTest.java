package org.cxsdk.core.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

class CsvReaderTest {

    private static List<List<String>> rows(byte[] bytes) {
        List<List<String>> rows = new ArrayList<>();
        CsvReader.of(Source.of("t.csv", bytes)).read(row -> {
            List<String> fields = new ArrayList<>();
            for (int i = 0; i < row.header().size(); i++) {
                fields.add(row.text(i));
            }
            rows.add(fields);
        });
        return rows;
    }

    private static List<List<String>> rows(String text) {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> messages(CsvReader reader) {
        try {
            reader.read(row -> row.number("n"));
        } catch (InvalidDocumentException e) {
            return e.violations().stream().map(Violation::message).toList();
        }
        return List.of();
    }

    private static CsvReader reader(String text) {
        return CsvReader.of(Source.of("t.csv", text));
    }

    // --- RFC 4180 section 2, rules 1 to 7, with its own examples

    @Test
    void read_followsRfc4180() {
        List<List<String>> expected = List.of(List.of("aaa", "bbb", "ccc"), List.of("zzz", "yyy", "xxx"));
        assertThat(rows("a,b,c\r\naaa,bbb,ccc\r\nzzz,yyy,xxx\r\n")).isEqualTo(expected);
        assertThat(rows("a,b,c\r\naaa,bbb,ccc\r\nzzz,yyy,xxx")).isEqualTo(expected);
        assertThat(rows("a,b,c\n\"aaa\",\"bbb\",\"ccc\"\nzzz,yyy,xxx")).isEqualTo(expected);
        assertThat(rows("a,b,c\r\"aaa\",\"b\r\nbb\",\"ccc\"\rzzz,yyy,xxx\r"))
                .isEqualTo(List.of(List.of("aaa", "b\r\nbb", "ccc"), List.of("zzz", "yyy", "xxx")));
        assertThat(rows("a,b,c\r\n\"aaa\",\"b\"\"bb\",\"ccc\"")).isEqualTo(List.of(List.of("aaa", "b\"bb", "ccc")));
        assertThat(rows("a,b,c\n , ,\n")).isEqualTo(List.of(List.of(" ", " ", "")));
    }

    @Test
    void read_skipsBlankLinesAndCountsThem() {
        List<Integer> lines = new ArrayList<>();
        CsvSummary summary = reader("a,b\n\n1,\"x\ny\"\r\n\r\n2,z\n").read(row -> lines.add(row.line()));

        assertThat(lines).containsExactly(3, 6);
        assertThat(summary.rows()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void read_findsTheSeparator(String separator) {
        String text = "id,x,n\n1,\"a,b;c\td\",2\n".replace(",", separator).replace("a" + separator, "a,");
        CsvSummary summary = reader(text)
                .required("id", "n")
                .read(row -> assertThat(row.number("n")).contains(new BigDecimal("2")));

        assertThat(summary.separator()).isEqualTo(separator.charAt(0));
        assertThat(summary.rows()).isEqualTo(1);
    }

    @Test
    void read_prefersTheSeparatorThatGivesTheRequiredColumns() {
        // more commas than semicolons: a name with a list in it
        CsvSummary summary = reader("id;colours (red, green, blue)\n1;red\n")
                .required("id")
                .read(row -> assertThat(row.text("id")).isEqualTo("1"));

        assertThat(summary.separator()).isEqualTo(';');
        assertThat(reader("sep=;\na;b\n1;2\n").read(row -> {}).header()).containsExactly("a", "b");
    }

    @Test
    void read_findsTheEncodingByItsMark() {
        String text = "id,name\n1,مركز دبي 😀\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            CsvReader reader = CsvReader.of(Source.of("t.csv", ("\uFEFF" + text).getBytes(charset)));
            List<String> names = new ArrayList<>();
            CsvSummary summary = reader.required("id").read(row -> names.add(row.text("name")));

            assertThat(names).containsExactly("مركز دبي 😀");
            assertThat(summary.charset()).isEqualTo(charset);
        }
    }

    @Test
    void read_tellsTheLine_whenAByteIsNotUtf8() {
        String text = "id,name\n" + "1,ordinary\n".repeat(20_000) + "2,caf\u00e9\n3,x\n";
        byte[] latin1 = text.getBytes(StandardCharsets.ISO_8859_1);

        assertThat(messages(CsvReader.of(Source.of("t.csv", latin1))))
                .containsExactly("t.csv:20002: the byte 0xE9 is not UTF-8. Save the file as UTF-8");
        List<String> names = new ArrayList<>();
        CsvReader.of(Source.of("t.csv", latin1))
                .charset(StandardCharsets.ISO_8859_1)
                .read(row -> names.add(row.text(1)));
        assertThat(names).hasSize(20_002).contains("café");
        assertThat(messages(CsvReader.of(Source.of("t.csv", "id,n\n1,2\n".getBytes(StandardCharsets.UTF_16LE)))))
                .containsExactly("t.csv:1: has zero bytes, as UTF-16 without a byte order mark has."
                        + " Save the file as UTF-8");
    }

    @Test
    void read_unpacksGzip() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("id,n\n1,5\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(rows(packed.toByteArray())).isEqualTo(List.of(List.of("1", "5")));

        byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() - 9);
        assertThat(messages(CsvReader.of(Source.of("t.csv.gz", cut))))
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .startsWith("t.csv.gz:")
                        .contains("its compressed data end or are damaged here"));
    }

    @Test
    void read_saysWhatAFileIs_thatIsNoCsv() {
        assertThat(messages(CsvReader.of(Source.of("t.csv", "PK\u0003\u0004\u0014\u0000[Content_Types].xml"))))
                .containsExactly("t.csv:1: is a zip archive or an Excel file. Export it as CSV");
        assertThat(messages(reader("<?xml version=\"1.0\"?>\n<log/>\n").required("case")))
                .containsExactly(
                        "t.csv:1: is XML, no CSV. Export it as CSV, or give the file the ending of what it is");
    }

    @Test
    void read_endsAtTheHeader_whenColumnsAreMissingOrStandTwice() {
        assertThat(messages(reader("id,knd,id\n1,2,3\n").required("id", "kind", "at")))
                .containsExactlyInAnyOrder(
                        "t.csv:1: id: is a column that stands twice. Keep one of the two, or rename it",
                        "t.csv:1: kind: is a required column and missing. Did you mean \"knd\"?",
                        "t.csv:1: at: is a required column and missing. Use one of: id, knd");
        assertThat(messages(reader("id,wieght\n1,2\n")
                        .required("id")
                        .optional("weight")
                        .closed()))
                .containsExactly("t.csv:1: wieght: is an unknown column. Did you mean \"weight\"?");
        assertThat(messages(reader(""))).containsExactly("t.csv:1: is empty. Write a header and rows");
    }

    @Test
    void read_tellsEveryBadRowAndHandsOnTheOthers() {
        List<String> good = new ArrayList<>();
        CsvReader reader = reader("id,n\n1\n2,2\n3,3,3\n\"4\"x,4\n5,5\n6,\"open\n7,7\n");
        try {
            reader.read(row -> good.add(row.text("id")));
            fail("nothing told");
        } catch (InvalidDocumentException e) {
            assertThat(e.violations())
                    .extracting(Violation::message)
                    .containsExactly(
                            "t.csv:2: has 1 fields where the header has 2. Give the row as many fields; quote"
                                    + " those that hold a separator, a quote or a line end",
                            "t.csv:4: has 3 fields where the header has 2. Give the row as many fields; quote"
                                    + " those that hold a separator, a quote or a line end",
                            "t.csv:5: has text behind a closing quote. Double a quote that is part of the text",
                            "t.csv:7: a quote opens here and is not closed. Close it, or double a quote that is"
                                    + " part of the text");
        }
        assertThat(good).containsExactly("2", "5");
    }

    @Test
    void read_countsWhatItDoesNotList() {
        List<String> messages = messages(reader("id,n\n" + "1,x\n".repeat(5000)));

        assertThat(messages).hasSize(101);
        assertThat(messages.get(0)).startsWith("t.csv:2: n: \"x\" is not a number");
        assertThat(messages.get(100)).contains("4900 more violations are not listed");
    }

    @Test
    void number_readsThePointAndNeverGuesses() {
        assertThat(number("1234.5", false)).contains(new BigDecimal("1234.5"));
        assertThat(number(" -0.50 ", false)).contains(new BigDecimal("-0.50"));
        assertThat(number(".5", false)).contains(new BigDecimal("0.5"));
        assertThat(number("1e3", false)).contains(new BigDecimal("1e3"));
        assertThat(number("", false)).isEmpty();
        assertThat(number("\"3,5\"", true)).contains(new BigDecimal("3.5"));
        assertThat(number("\"1,234\"", true)).contains(new BigDecimal("1.234"));

        assertThat(messages(reader("id;n\n1;1,234\n")))
                .containsExactly("t.csv:2: n: \"1,234\" may be a decimal number or one with grouped digits."
                        + " Write it with a decimal point and no grouping, like 1234.5");
        assertThat(messages(reader("id;n\n1;3,5\n")))
                .containsExactly(
                        "t.csv:2: n: \"3,5\" is not a number with a decimal point and no grouping, like 1234.5."
                                + " Write it so, or leave the field empty");
        assertThat(messages(reader("id;n\n1;3.5\n").decimalComma())).hasSize(1);
        for (String bad :
                List.of("NaN", "Infinity", "1_000", "0x1F", "--1", "1e9999", "٣", "1 2", "-", ".", "9".repeat(101))) {
            assertThat(messages(reader("id;n\n1;" + bad + "\n"))).as(bad).hasSize(1);
        }
    }

    private static Optional<BigDecimal> number(String field, boolean comma) {
        List<Optional<BigDecimal>> found = new ArrayList<>();
        CsvReader reader = reader("id,n\n1," + field + "\n");
        (comma ? reader.decimalComma() : reader).read(row -> found.add(row.number("n")));
        return found.get(0);
    }

    @Test
    void read_isBounded_whenAQuoteSwallowsTheFile() {
        assertThat(messages(reader("id,n\n1,\"" + "x".repeat(CsvTokens.MAX_CHARS + 10))))
                .containsExactly("t.csv:2: a quote opens here and is not closed."
                        + " Close it, or double a quote that is part of the text");
        assertThat(messages(reader("id,n\n" + ",".repeat(CsvTokens.MAX_FIELDS + 10))))
                .singleElement()
                .satisfies(m -> assertThat(m).startsWith("t.csv:2: a row of more than"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void read_givesBackWhatWasWritten(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String alphabet = "ab,;\t\"\n\r é😀 ";
        List<List<String>> written = new ArrayList<>();
        StringBuilder text = new StringBuilder("a,b,c\n");
        for (int i = 0; i < 4000; i++) {
            List<String> row = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                row.add(random.ints(random.nextInt(12), 0, 11)
                        .mapToObj(c -> alphabet.codePoints()
                                .skip(c)
                                .limit(1)
                                .mapToObj(Character::toString)
                                .findFirst()
                                .orElseThrow())
                        .collect(Collectors.joining()));
            }
            written.add(row);
            text.append(row.stream()
                            .map(f -> '"' + f.replace("\"", "\"\"") + '"')
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        assertThat(rows(text.toString())).as("seed %d", seed).isEqualTo(written);
    }

    @Test
    void read_streams_whenTheFileIsLargerThanTheMemory() throws Exception {
        assertThat(runInSmallMemory(100)).isEqualTo("rows " + 100 * Large.ROWS_PER_MEBIBYTE);
    }

    @Test
    @Tag("full")
    void read_streamsAGibibyte() throws Exception {
        assertThat(runInSmallMemory(1024)).isEqualTo("rows " + 1024 * Large.ROWS_PER_MEBIBYTE);
    }

    /** A heap of 24 MiB, in which 100 MiB cannot be held. */
    private static String runInSmallMemory(int mebibytes) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Large.class.getName(),
                        Integer.toString(mebibytes))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** Reads made-up rows; run in a machine of its own. */
    static final class Large {
        static final int ROWS_PER_MEBIBYTE = 1 << 15;

        public static void main(String[] args) {
            long bytes = Long.parseLong(args[0]) << 20;
            byte[] row = "12345678,some words here,9.75,x\n".getBytes(StandardCharsets.US_ASCII);
            byte[] header = "id,text,n,z\n".getBytes(StandardCharsets.US_ASCII);
            CsvSummary summary = CsvReader.of(Source.of("large.csv", () -> new InputStream() {
                        private long at = -header.length;

                        @Override
                        public int read() {
                            throw new UnsupportedOperationException();
                        }

                        @Override
                        public int read(byte[] into, int from, int length) {
                            if (at >= bytes) {
                                return -1;
                            }
                            byte[] now = at < 0 ? header : row;
                            int offset = at < 0 ? (int) (at + header.length) : (int) (at % row.length);
                            int n = Math.min(length, now.length - offset);
                            System.arraycopy(now, offset, into, from, n);
                            at += n;
                            return n;
                        }
                    }))
                    .required("id", "n")
                    .read(line -> line.text(1));
            System.out.println("rows " + summary.rows());
        }
    }
}

package org.cxsdk.core.kit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.assertj.core.api.Assertions;
import org.cxsdk.core.CxException;

/**
 * Breaks example documents in seeded ways, to see that a reader answers each with a valid result or a typed error
 * ({@link CxException}) and never with another exception. Works on YAML, JSON and CSV alike: on lines, on values behind a
 * colon or separator, and on bytes.
 *
 * <pre>{@code
 * DocumentMutator.fuzz(bytes, LongStream.range(0, 500), broken -> CatalogueReader.read(Source.of("c.yaml", broken)));
 * }</pre>
 */
public final class DocumentMutator {

    /** Values that readers have stumbled over. */
    private static final List<String> VALUES = List.of(
            "",
            "null",
            "~",
            "yes",
            "true",
            "\"\"",
            "' '",
            "0",
            "-1",
            "007",
            "0x1F",
            "1_000",
            "1,5",
            "1.",
            "1e5",
            "1e999999999",
            "-1e-999999999",
            "9".repeat(400),
            "NaN",
            ".inf",
            "2/3",
            "1/0",
            "2026-02-30",
            "2026-11-22",
            "P1Y2M3DT4H",
            "P999999999999D",
            "+999999999-12-31T23:59:59Z",
            "[]",
            "{}",
            "[[]]",
            "{a: b}",
            "[".repeat(200),
            "{\"a\":".repeat(200),
            "- ".repeat(200),
            "&a x",
            "*a",
            "!!binary aGk=",
            "!!java.net.URL [x]",
            "|",
            ">-",
            "'",
            "\"",
            "\"\\ud800\"",
            "\u202Eabc",
            "😀",
            "\u0000",
            "\uFEFF",
            "x".repeat(5000));

    /** Lines that readers have stumbled over. */
    private static final List<String> LINES = List.of(
            "---",
            "...",
            "<<: *a",
            "<<: {a: 1}",
            "? [a, b]",
            ": x",
            "%YAML 1.1",
            "%TAG ! tag:x,2000:",
            "\tx: 1",
            "unknown-key: 1",
            "id: id",
            "- - - -",
            "}",
            "]",
            ",",
            "# comment",
            "\"a\",\"b",
            ";;;;;;;;");

    private final SplittableRandom random;

    private DocumentMutator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Returns the document with one to four things broken; the same seed gives the same result. */
    public static byte[] mutate(byte[] document, long seed) {
        DocumentMutator mutator = new DocumentMutator(seed);
        byte[] mutated = document;
        for (int i = mutator.random.nextInt(1, 5); i > 0; i--) {
            mutated = mutator.once(mutated);
        }
        return mutated;
    }

    /**
     * Hands a broken document to the reader for each seed.
     *
     * @param reader reads the bytes to their end; throws what is wrong
     * @throws AssertionError if the reader throws anything but a {@link CxException}; the seed is in the message. If this
     *     fails, look at what the reader does with parts that could not be bound and are therefore null
     */
    public static void fuzz(byte[] document, LongStream seeds, Consumer<byte[]> reader) {
        seeds.forEach(seed -> {
            byte[] broken = mutate(document, seed);
            try {
                reader.accept(broken);
            } catch (CxException expected) {
                Assertions.assertThat(expected.getMessage()).as("seed %d", seed).contains(expected.remedy());
            } catch (RuntimeException | StackOverflowError unexpected) {
                throw new AssertionError(
                        "seed " + seed + ": the reader threw " + unexpected + " instead of a CxException", unexpected);
            }
        });
    }

    private byte[] once(byte[] document) {
        return switch (random.nextInt(8)) {
            case 0 -> lines(document, this::dropLine);
            case 1 -> lines(document, this::repeatLine);
            case 2 -> lines(document, this::swapLines);
            case 3 -> lines(document, this::indentLine);
            case 4 -> lines(document, this::insertLine);
            case 5, 6 -> lines(document, this::replaceValue);
            default -> bytes(document);
        };
    }

    private byte[] lines(byte[] document, Consumer<List<String>> change) {
        List<String> lines =
                new ArrayList<>(Arrays.asList(new String(document, StandardCharsets.ISO_8859_1).split("\n", -1)));
        change.accept(lines);
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private void dropLine(List<String> lines) {
        if (lines.size() > 1) {
            lines.remove(any(lines));
        }
    }

    private void repeatLine(List<String> lines) {
        lines.add(any(lines), lines.get(any(lines)));
    }

    private void swapLines(List<String> lines) {
        Collections.swap(lines, any(lines), any(lines));
    }

    private void indentLine(List<String> lines) {
        int at = any(lines);
        String line = lines.get(at);
        lines.set(at, random.nextBoolean() ? "  " + line : line.startsWith(" ") ? line.substring(1) : "\t" + line);
    }

    private void insertLine(List<String> lines) {
        int at = any(lines);
        String line = lines.get(at);
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        lines.add(at, indent + LINES.get(random.nextInt(LINES.size())));
    }

    /** Replaces what stands between one separator and the next. */
    private void replaceValue(List<String> lines) {
        int at = any(lines);
        String line = lines.get(at);
        List<Integer> separators = new ArrayList<>();
        for (int i = 0; i < line.length(); i++) {
            if (":,;[{".indexOf(line.charAt(i)) >= 0) {
                separators.add(i);
            }
        }
        if (separators.isEmpty()) {
            return;
        }
        int chosen = random.nextInt(separators.size());
        int from = separators.get(chosen) + 1;
        int to = random.nextBoolean() && chosen + 1 < separators.size() ? separators.get(chosen + 1) : line.length();
        String value = new String(
                VALUES.get(random.nextInt(VALUES.size())).getBytes(StandardCharsets.UTF_8),
                StandardCharsets.ISO_8859_1);
        lines.set(at, line.substring(0, from) + " " + value + line.substring(to));
    }

    /** Changes, cuts or doubles bytes, so that the text may no longer be UTF-8. */
    private byte[] bytes(byte[] document) {
        if (document.length == 0) {
            return document;
        }
        int at = random.nextInt(document.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (random.nextInt(4)) {
            case 0 -> {
                out.write(document, 0, at);
                out.write(random.nextInt(256));
                out.write(document, at + 1, document.length - at - 1);
            }
            case 1 -> out.write(document, 0, at);
            case 2 -> {
                out.write(document, 0, at);
                out.write(random.nextInt(256));
                out.write(document, at, document.length - at);
            }
            default -> {
                int length = Math.min(random.nextInt(1, 200), document.length - at);
                out.write(document, 0, at + length);
                out.write(document, at, document.length - at);
            }
        }
        return out.toByteArray();
    }

    private int any(List<String> lines) {
        return random.nextInt(lines.size());
    }
}

package org.cxsdk.core.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.NumberOutput;

/**
 * Writes JSON files: UTF-8, two spaces of indentation, keys in the order given, numbers at full precision, the same bytes
 * for the same input.
 *
 * <p>Values: {@link JsonObject}, maps with text keys, lists and other iterables, {@code CharSequence}, {@code Boolean},
 * whole numbers, {@code BigDecimal}, {@code Double} (the shortest decimal that reads back as the same number; not NaN or
 * infinite: absence is null beside a state), {@code Instant} (ISO-8601 UTC), {@code Duration} (seconds), null. A
 * {@code HashMap} or {@code Map.of} of more than one key is refused, since its order is chance.
 */
public final class JsonOutput {

    private JsonOutput() {}

    /** The value as JSON text, with a line end at the end. */
    public static String text(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, "", out);
        return out.append('\n').toString();
    }

    /**
     * Writes a file as a whole: it is there complete, or as it was before. Makes the folder if need be.
     *
     * @throws CxException with code CX-CORE-0009 if it cannot be written
     */
    public static void write(Path file, @Nullable Object value) {
        byte[] bytes = text(value).getBytes(StandardCharsets.UTF_8);
        Path target = file.toAbsolutePath();
        try {
            Path folder = Files.createDirectories(target.getParent());
            Path draft = Files.createTempFile(folder, target.getFileName().toString(), ".part");
            try {
                Files.write(draft, bytes);
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new CxException(
                    CoreError.UNWRITABLE_TARGET,
                    file + " cannot be written: " + Source.reason(e),
                    "Check that the folder exists, may be written and has room.",
                    e);
        }
    }

    private static void write(@Nullable Object value, String indent, StringBuilder out) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof JsonObject object) {
            members(object.members(), indent, out);
        } else if (value instanceof Map<?, ?> map) {
            refuseChanceOrder(map);
            members(map, indent, out);
        } else if (value instanceof Iterable<?> list) {
            block('[', ']', list, indent, out, (element, deeper) -> write(element, deeper, out));
        } else if (value instanceof CharSequence text) {
            Canonical.quote(text.toString(), out);
        } else if (value instanceof Instant instant) {
            Canonical.quote(instant.toString(), out);
        } else {
            out.append(scalar(value));
        }
    }

    private static String scalar(Object value) {
        if (value instanceof Duration duration) {
            return plain(BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9)));
        }
        if (value instanceof BigDecimal decimal) {
            return plain(decimal);
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            // Double.toString is not always the shortest before JDK 19, and bytes must not depend on the JDK
            return plain(new BigDecimal(NumberOutput.toString(number, true)));
        }
        if (value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof BigInteger) {
            return value.toString();
        }
        throw new IllegalArgumentException("a value of " + value.getClass().getName() + " cannot be written as JSON");
    }

    /** Without trailing zeros and, within reason, without exponent. */
    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return Math.abs(stripped.scale()) > 30 ? stripped.toString() : stripped.toPlainString();
    }

    private static void members(Map<?, ?> members, String indent, StringBuilder out) {
        block('{', '}', members.entrySet(), indent, out, (entry, deeper) -> {
            if (!(entry.getKey() instanceof String key)) {
                throw new IllegalArgumentException("keys must be texts");
            }
            Canonical.quote(key, out);
            out.append(": ");
            write(entry.getValue(), deeper, out);
        });
    }

    private static <T> void block(
            char open,
            char close,
            Iterable<T> parts,
            String indent,
            StringBuilder out,
            BiConsumer<@Nullable T, String> writer) {
        out.append(open);
        String deeper = indent + "  ";
        String separator = "\n";
        for (T part : parts) {
            out.append(separator).append(deeper);
            writer.accept(part, deeper);
            separator = ",\n";
        }
        if (separator.startsWith(",")) {
            out.append('\n').append(indent);
        }
        out.append(close);
    }

    private static void refuseChanceOrder(Map<?, ?> map) {
        String type = map.getClass().getName();
        if (map.size() > 1 && (map.getClass() == HashMap.class || type.startsWith("java.util.ImmutableCollections"))) {
            throw new IllegalArgumentException(type + " has no order: use JsonObject, LinkedHashMap or TreeMap");
        }
    }
}

package org.cxsdk.metrics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.core.state.StateReader;
import org.cxsdk.core.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** The canonical bytes of instants, segments and cell keys. */
final class Keys {

    private static final int ABSENT = 0;
    private static final int PRESENT = 1;

    private Keys() {}

    static void instant(StateWriter out, @Nullable Instant at) {
        out.int32(at == null ? ABSENT : PRESENT);
        if (at != null) {
            out.int64(at.getEpochSecond()).int32(at.getNano());
        }
    }

    static @Nullable Instant instant(StateReader in) {
        if (!present(in)) {
            return null;
        }
        try {
            return Instant.ofEpochSecond(in.int64(), in.int32()).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException | ArithmeticException e) {
            throw in.damaged("an instant is out of range");
        }
    }

    static void segment(StateWriter out, Segment segment) {
        out.int32(segment.values().size());
        segment.values().forEach((name, value) -> {
            out.text(name).int32(value.isPresent() ? PRESENT : ABSENT);
            value.ifPresent(out::text);
        });
    }

    static Segment segment(StateReader in) {
        Map<String, Optional<String>> values = new TreeMap<>();
        for (int left = in.int32(); left > 0; left--) {
            values.put(in.text(), present(in) ? Optional.of(in.text()) : Optional.empty());
        }
        return new Segment(values);
    }

    static void cell(StateWriter out, CellKey key) {
        out.text(key.firstDay().toString());
        segment(out, key.segment());
    }

    static CellKey cell(StateReader in) {
        try {
            return new CellKey(LocalDate.parse(in.text()), segment(in));
        } catch (DateTimeException e) {
            throw in.damaged("a period does not begin with a date");
        }
    }

    private static boolean present(StateReader in) {
        int flag = in.int32();
        if (flag != ABSENT && flag != PRESENT) {
            throw in.damaged("a flag (" + flag + ") is neither 0 nor 1");
        }
        return flag == PRESENT;
    }
}

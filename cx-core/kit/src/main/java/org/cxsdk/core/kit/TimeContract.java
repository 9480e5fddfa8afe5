package org.cxsdk.core.kit;

import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import static org.assertj.core.api.Assertions.assertThat;

/** Instants (ST-17). */
public abstract class TimeContract extends StorageContract {

    private static final List<Instant> INSTANTS = List.of(
            Instant.parse("-9999-01-01T00:00:00Z"),
            Instant.parse("0000-12-31T23:59:59.999999Z"),
            Instant.parse("1582-10-10T12:00:00.5Z"),
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.EPOCH,
            Instant.parse("1970-01-01T00:00:00.000001Z"),
            // around the change of Central European clocks in 2026: 01:59:59 is followed by 03:00:00, and back
            Instant.parse("2026-03-29T00:59:59.999999Z"),
            Instant.parse("2026-03-29T01:30:00Z"),
            Instant.parse("2026-10-25T00:30:00Z"),
            Instant.parse("2026-10-25T01:30:00Z"),
            // leap second of 2016, as java.time smears it, and the end of 32-bit seconds
            Instant.parse("2016-12-31T23:59:59.999999Z"),
            Instant.parse("2038-01-19T03:14:08Z"),
            Instant.parse("+200000-01-01T00:00:00.000001Z"));

    /** For those who write an adapter. */
    protected TimeContract() {}

    /** If this fails, look at the column type: a whole number of microseconds, no date type of the database. */
    @Test
    public void st17_instants_comeBackToTheMicrosecond() {
        writeAll();

        assertThat(readAll()).as("ST-17").isEqualTo(INSTANTS);
    }

    /** If this fails, look at conversions through local time: the JVM's zone must not matter. */
    @Test
    @ResourceLock(Resources.TIME_ZONE)
    public void st17_instants_doNotDrift_whenTheZoneOfTheJvmChanges() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
            writeAll();
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            assertThat(readAll()).as("ST-17").isEqualTo(INSTANTS);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    /** If this fails, look at the order of the tuple column: unsigned bytes. */
    @Test
    public void st17_indexes_orderInstantsByTime() {
        for (int i = 0; i < INSTANTS.size(); i++) {
            create("d-%02d".formatted(i), IndexTuple.of("at", IndexValue.of(INSTANTS.get(i))));
        }

        List<String> byTime = IntStream.range(0, INSTANTS.size())
                .boxed()
                .sorted((a, b) -> INSTANTS.get(a).compareTo(INSTANTS.get(b)))
                .map("d-%02d"::formatted)
                .toList();
        assertThat(ids(query("at"))).as("ST-17").isEqualTo(byTime);
        assertThat(ids(query("at")
                        .from(IndexValue.of(Instant.parse("2026-01-01T00:00:00Z")))
                        .before(IndexValue.of(Instant.parse("2026-10-25T01:30:00Z")))))
                .as("ST-17")
                .containsExactly("d-06", "d-07", "d-08");
    }

    private void writeAll() {
        List<Entry> entries = IntStream.range(0, INSTANTS.size())
                .mapToObj(i -> new Entry("e-" + i, "happened", INSTANTS.get(i), Bytes.EMPTY))
                .toList();
        write(session -> session.append(stream("s"), ExpectedRevision.none(), entries));
    }

    private List<Instant> readAll() {
        return history(stream("s")).stream()
                .map(recorded -> recorded.entry().at())
                .toList();
    }
}

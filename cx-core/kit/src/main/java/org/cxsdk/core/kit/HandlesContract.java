package org.cxsdk.core.kit;

import java.util.List;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.RevisionConflict;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.UniqueConflict;
import org.cxsdk.core.storage.VersionConflict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Two handles on one store, as two nodes of a back end have them (ST-13, ST-14, ST-10). */
public abstract class HandlesContract extends StorageContract {

    /** For those who write an adapter. */
    protected HandlesContract() {}

    /** If this fails, look at caches: a handle keeps nothing that another handle may change. */
    @Test
    public void st13_otherHandle_seesWhatWasCommitted() {
        Storage other = openHandle();
        assertThat(stored(other, "a")).as("ST-13").isEmpty();

        create("a", IndexTuple.of("t", "1"));
        append(stream("s"), ExpectedRevision.none(), "e");

        assertThat(stored(other, "a")).as("ST-13").isPresent();
        assertThat((long) other.execute(TxMode.READ, session -> session.count(query("t"))))
                .isEqualTo(1);
        assertThat(publishedIds(journal(other, EntryFilter.all(TENANT), 10)))
                .as("ST-13")
                .containsExactly("e");
    }

    /** If this fails, look at where the version is checked: in the store, not in the handle. */
    @Test
    public void st14_otherHandle_meetsTheConflict() {
        Storage other = openHandle();
        create("a", IndexTuple.unique("id", "x"));
        append(stream("s"), ExpectedRevision.none(), "e");
        other.execute(
                TxMode.WRITE,
                session -> session.write(put("a", Expected.version(1), "2", IndexTuple.unique("id", "x"))));

        assertThatExceptionOfType(VersionConflict.class)
                .as("ST-14")
                .isThrownBy(() -> save(put("a", Expected.version(1), "late")));
        assertThatExceptionOfType(UniqueConflict.class)
                .as("ST-14")
                .isThrownBy(() -> other.execute(
                        TxMode.WRITE,
                        session -> session.write(put("b", Expected.absent(), "1", IndexTuple.unique("id", "x")))));
        assertThatExceptionOfType(RevisionConflict.class)
                .as("ST-14")
                .isThrownBy(() -> other.execute(
                        TxMode.WRITE, session -> session.append(stream("s"), ExpectedRevision.none(), entries("f"))));
        assertThat(body("a")).as("ST-14").isEqualTo("2");
    }

    /** If this fails, look at where revisions and positions are counted: in the store, not in the handle. */
    @Test
    public void st10_handles_countOnTogether() {
        Storage other = openHandle();
        append(stream("s"), ExpectedRevision.none(), "a");
        Appended second = other.execute(
                TxMode.WRITE, session -> session.append(stream("s"), ExpectedRevision.at(1), entries("b")));
        append(stream("s"), ExpectedRevision.at(2), "c");

        assertThat(second).as("ST-4").isEqualTo(Appended.of(2, 2));
        List<Position> positions = journal(other, EntryFilter.all(TENANT), 10).stream()
                .map(item -> item.position())
                .toList();
        assertThat(positions).as("ST-10").hasSize(3).isSorted().doesNotHaveDuplicates();
        assertThat(journal()).as("ST-10 both see the same").isEqualTo(journal(other, EntryFilter.all(TENANT), 10));
    }
}

package org.cxsdk.consent.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cxsdk.core.Bytes;

/**
 * The tiles of a Merkle tree that grows at its end: which ones change when hashes are added, and what they then hold. One
 * hash for each entry and one more for each that completes something. Not for several threads.
 */
final class TileGrowth {

    private final Function<HashTile.Id, Optional<HashTile>> tiles;
    private final Map<HashTile.Id, List<Bytes>> changed = new HashMap<>();
    private long size;

    /**
     * @param size how many entries the tree has now
     * @param tiles finds the tiles on its right border, which are not full yet
     */
    TileGrowth(long size, Function<HashTile.Id, Optional<HashTile>> tiles) {
        this.size = size;
        this.tiles = Objects.requireNonNull(tiles, "tiles");
    }

    /** Adds an entry of which the hash is at hand. */
    void add(Bytes leafHash) {
        add(0, size, leafHash);
        size++;
    }

    private void add(int level, long position, Bytes hash) {
        HashTile.Id id = new HashTile.Id(level, position >> HashTile.HEIGHT);
        int place = (int) (position & (HashTile.WIDTH - 1));
        List<Bytes> row = changed.computeIfAbsent(id, this::border);
        if (row.size() != place) {
            throw new IllegalStateException("tile " + id + " has " + row.size() + " hashes, not " + place);
        }
        row.add(hash);
        if (row.size() == HashTile.WIDTH) {
            add(level + 1, id.index(), HashTile.over(row));
        }
    }

    private List<Bytes> border(HashTile.Id id) {
        return new ArrayList<>(tiles.apply(id).map(HashTile::hashes).orElse(List.of()));
    }

    /** How many entries the tree has with those added. */
    long size() {
        return size;
    }

    /** The tiles that were changed or are new. */
    List<HashTile> changed() {
        return changed.entrySet().stream()
                .map(entry -> new HashTile(entry.getKey(), entry.getValue()))
                .toList();
    }
}

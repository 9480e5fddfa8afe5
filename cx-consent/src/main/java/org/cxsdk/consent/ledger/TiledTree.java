package org.cxsdk.consent.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.cxsdk.core.Bytes;

/**
 * A Merkle tree read from its tiles: a subtree that lies inside a tile is hashed from it, at most 255 hashes. Tiles are
 * looked up when they are needed and kept for as long as this object lives. Not for several threads.
 */
final class TiledTree implements SubtreeHashes {

    private final Function<HashTile.Id, HashTile> tiles;
    private final Map<HashTile.Id, HashTile> seen = new HashMap<>();

    TiledTree(Function<HashTile.Id, HashTile> tiles) {
        this.tiles = Objects.requireNonNull(tiles, "tiles");
    }

    @Override
    public Bytes hash(int level, long index) {
        int height = level % HashTile.HEIGHT;
        long first = index << height;
        HashTile tile = tile(new HashTile.Id(level / HashTile.HEIGHT, first >> HashTile.HEIGHT));
        return tile.subtree((int) (first & (HashTile.WIDTH - 1)), height);
    }

    private HashTile tile(HashTile.Id id) {
        return seen.computeIfAbsent(id, tiles);
    }
}

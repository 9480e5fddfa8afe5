package org.cxsdk.consent.ledger;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CxException;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Recorded;

/**
 * The tree over the ledger's entries: tiles of hashes and signed checkpoints, as documents. It follows the entries when a
 * checkpoint is made or a proof is asked for, so that an append writes nothing of it. Its hashes stay when entries are
 * purged.
 */
final class LedgerTreeStore {

    static final DocumentKind<TileForm> TILES = DocumentKind.of(
                    "consent.ledger-tile", LedgerStore.plain(TileForm.class))
            .unattributed();

    /** One document that says how far the tiles reach, and which checkpoint is the last. */
    static final DocumentKind<TreeForm> TREE = DocumentKind.of("consent.ledger-tree", LedgerStore.plain(TreeForm.class))
            .unattributed();

    static final DocumentKind<CheckpointForm> CHECKPOINTS = DocumentKind.of(
                    "consent.ledger-checkpoint", LedgerStore.plain(CheckpointForm.class))
            .unattributed();

    static final String TREE_ID = "tree";

    private static final TreeForm NONE = new TreeForm(0, -1);

    private final LedgerStore entries;

    LedgerTreeStore(LedgerStore entries) {
        this.entries = entries;
    }

    /** How far the tiles reach: so many entries can be proved. */
    long size(CxSession session) {
        return tree(session).map(stored -> stored.value().size()).orElse(0L);
    }

    /**
     * Hashes the next entries into the tiles, at most {@code limit}.
     *
     * @return whether there are more
     */
    boolean follow(CxSession session, int limit) {
        Optional<Stored<TreeForm>> before = tree(session);
        TreeForm tree = before.map(Stored::value).orElse(NONE);
        TileGrowth growth = new TileGrowth(tree.size(), id -> tile(session, id));
        List<Recorded> next = entries.read(session, growth.size(), Math.min(limit, Limits.BATCH));
        while (!next.isEmpty() && growth.size() - tree.size() < limit) {
            for (Recorded entry : next) {
                if (entry.revision() != growth.size() + 1) {
                    throw lost(growth.size());
                }
                growth.add(TreeHashing.leaf(LeafForm.of(entry.entry())));
            }
            next = entries.read(session, growth.size(), Limits.BATCH);
        }
        if (growth.size() > tree.size()) {
            growth.changed().forEach(tile -> write(session, tile));
            session.write(
                    TREE,
                    TREE_ID,
                    before.map(Stored::expected).orElseGet(Expected::absent),
                    new TreeForm(growth.size(), tree.checkpoint()));
        }
        return !next.isEmpty();
    }

    /** Roots and proofs of any size that the tiles reach. */
    TreeProofs proofs(CxSession session) {
        return new TreeProofs(hashes(session));
    }

    SubtreeHashes hashes(CxSession session) {
        return new TiledTree(id -> tile(session, id).orElseThrow(() -> damaged("tile " + id + " is missing")));
    }

    void put(CxSession session, Checkpoint checkpoint) {
        session.write(
                CHECKPOINTS,
                id(checkpoint.size()),
                Expected.any(),
                new CheckpointForm(checkpoint.size(), session.now(), checkpoint.toString()));
        Optional<Stored<TreeForm>> tree = tree(session);
        TreeForm now = tree.map(Stored::value).orElse(NONE);
        if (checkpoint.size() > now.checkpoint()) {
            session.write(
                    TREE,
                    TREE_ID,
                    tree.map(Stored::expected).orElseGet(Expected::absent),
                    new TreeForm(now.size(), checkpoint.size()));
        }
    }

    /** The checkpoint of the largest size that was signed. */
    Optional<Checkpoint> latest(CxSession session) {
        return tree(session)
                .map(stored -> stored.value().checkpoint())
                .filter(size -> size >= 0)
                .flatMap(size -> checkpoint(session, size));
    }

    /** The checkpoint of this size, if there is one. */
    Optional<Checkpoint> checkpoint(CxSession session, long size) {
        return session.load(CHECKPOINTS, id(size))
                .map(stored -> Checkpoint.parse(stored.value().note()));
    }

    private Optional<Stored<TreeForm>> tree(CxSession session) {
        return session.load(TREE, TREE_ID);
    }

    private Optional<HashTile> tile(CxSession session, HashTile.Id id) {
        return session.load(TILES, id.toString()).map(stored -> stored.value().tile());
    }

    private static void write(CxSession session, HashTile tile) {
        session.write(TILES, tile.id().toString(), Expected.any(), TileForm.of(tile));
    }

    private static String id(long size) {
        return "%019d".formatted(size);
    }

    private static CxException lost(long index) {
        return damaged("the entry with index " + index + " is gone and was not hashed before");
    }

    private static CxException damaged(String what) {
        return new CxException(
                LedgerError.LEDGER_DAMAGED,
                what,
                "Somebody removed it behind the ledger's back; restore the storage from a backup and compare"
                        + " checkpoints.");
    }

    /** Hashes of a tile, one behind the other, in base64. */
    record TileForm(int level, long index, String hashes) {
        static TileForm of(HashTile tile) {
            ByteArrayOutputStream all = new ByteArrayOutputStream(tile.hashes().size() * TreeHashing.BYTES);
            tile.hashes().forEach(hash -> all.writeBytes(hash.toArray()));
            return new TileForm(
                    tile.id().level(), tile.id().index(), Base64.getEncoder().encodeToString(all.toByteArray()));
        }

        HashTile tile() {
            byte[] all = Base64.getDecoder().decode(hashes);
            List<Bytes> split = new ArrayList<>(all.length / TreeHashing.BYTES);
            for (int from = 0; from < all.length; from += TreeHashing.BYTES) {
                split.add(Bytes.copyOf(Arrays.copyOfRange(all, from, from + TreeHashing.BYTES)));
            }
            return new HashTile(new HashTile.Id(level, index), split);
        }
    }

    /** How far the tiles reach, and the size of the last checkpoint; -1 if there is none. */
    record TreeForm(long size, long checkpoint) {}

    record CheckpointForm(long size, Instant at, String note) {}
}

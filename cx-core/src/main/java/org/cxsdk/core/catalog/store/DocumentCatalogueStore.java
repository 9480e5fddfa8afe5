package org.cxsdk.core.catalog.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.catalog.json.CatalogueDocument;
import org.cxsdk.core.catalog.json.CatalogueReader;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an edition as one small document, and the catalogue as its canonical text in pieces that fit any adapter. What is
 * loaded is read like any document from outside and must have the hash that was published.
 */
final class DocumentCatalogueStore implements CatalogueStore {

    /** Characters of a piece: even if JSON writes each as six bytes it stays below the 1 MiB of a body. */
    static final int PIECE = 150_000;

    /** Latest first: indexes are read upwards, so the day stands in it negated. */
    private static final String BY_START = "by-start";

    private static final DocumentKind<CatalogueEdition> EDITION = DocumentKind.of(
            "core.catalogue-edition",
            FormCodec.of(1, EditionForm.class, EditionForm::of, EditionForm::toValue),
            edition -> List.of(IndexTuple.unique(BY_START, key(edition.from()))));

    private static final DocumentKind<PieceForm> PIECES = DocumentKind.of(
            "core.catalogue-piece", FormCodec.of(1, PieceForm.class, Function.identity(), Function.identity()));

    @Override
    public void add(CxSession session, CatalogueEdition edition, CatalogueDocument document) {
        session.write(EDITION, Integer.toString(edition.number()), Expected.absent(), edition);
        List<String> pieces = pieces(document.canonical());
        for (int i = 0; i < pieces.size(); i++) {
            session.write(PIECES, pieceId(edition, i), Expected.absent(), new PieceForm(pieces.get(i)));
        }
    }

    @Override
    public Optional<CatalogueEdition> inForce(CxSession session, LocalDate day) {
        return session.findOne(EDITION, session.query(EDITION, BY_START).from(key(day)))
                .map(Stored::value);
    }

    @Override
    public List<CatalogueEdition> editions(CxSession session) {
        List<CatalogueEdition> all = new ArrayList<>();
        DocQuery query = session.query(EDITION, BY_START);
        Slice<Stored<CatalogueEdition>, Cursor> slice;
        do {
            slice = session.find(EDITION, query);
            slice.items().forEach(stored -> all.add(stored.value()));
            query = query.after(slice.last());
        } while (slice.more());
        return List.copyOf(all);
    }

    @Override
    public CatalogueDocument load(CxSession session, CatalogueEdition edition) {
        StringBuilder text = new StringBuilder();
        Optional<Stored<PieceForm>> piece = session.load(PIECES, pieceId(edition, 0));
        for (int i = 1; piece.isPresent(); i++) {
            text.append(piece.get().value().text());
            piece = session.load(PIECES, pieceId(edition, i));
        }
        try {
            CatalogueDocument document = CatalogueReader.read(
                    Source.of("edition " + edition.number() + " of the catalogue.json", text.toString()));
            if (document.catalogue().ref().equals(edition.catalogue())) {
                return document;
            }
            throw altered(edition, null);
        } catch (InvalidDocumentException e) {
            throw altered(edition, e);
        }
    }

    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + PIECE);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }

    private static CxException altered(CatalogueEdition edition, @Nullable InvalidDocumentException cause) {
        return new CxException(
                CoreError.UNREADABLE_FORM,
                "edition " + edition.number() + " of the catalogue is not what was published as " + edition.catalogue(),
                "It was altered or written by something else; restore it from a backup.",
                cause);
    }

    private static IndexValue key(LocalDate day) {
        return IndexValue.of(-day.toEpochDay());
    }

    private static String pieceId(CatalogueEdition edition, int index) {
        return edition.number() + "/" + index;
    }
}

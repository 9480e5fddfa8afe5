package org.cxsdk.consent.standard;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.json.DocumentNode;

/** Steps through documents in which one value, a list of values, or an object with an identifier may stand for the same. */
final class Nodes {

    private Nodes() {}

    /** The member as a list: several, one, or none. */
    static List<DocumentNode> all(DocumentNode node, String key) {
        DocumentNode member = node.members().get(key);
        if (member == null || member.kind() == DocumentNode.Kind.NULL) {
            return List.of();
        }
        return member.kind() == DocumentNode.Kind.LIST ? member.elements() : List.of(member);
    }

    /** The texts of a member; an object counts by the first of these keys that it has. */
    static List<String> texts(DocumentNode node, String key, String... identifying) {
        List<String> texts = new ArrayList<>();
        for (DocumentNode one : all(node, key)) {
            if (one.kind() == DocumentNode.Kind.OBJECT) {
                for (String name : identifying) {
                    List<String> found = texts(one, name);
                    if (!found.isEmpty()) {
                        texts.addAll(found);
                        break;
                    }
                }
            } else {
                texts.add(one.text());
            }
        }
        return texts;
    }

    static Optional<String> text(DocumentNode node, String key, String... identifying) {
        return texts(node, key, identifying).stream().findFirst();
    }

    /** An instant, or the beginning of a day in a zone; the second is reported. */
    static Optional<Instant> instant(String text, String path, ZoneId zone, List<Loss> losses) {
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                losses.add(new Loss(path, LossReason.PRECISION, text));
                return Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
            }
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            losses.add(new Loss(path, LossReason.UNKNOWN_WORD, text));
            return Optional.empty();
        }
    }
}

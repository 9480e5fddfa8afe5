package org.cxsdk.feedback.json;

import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.CsvRow;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.text.LabelledText;

/**
 * Reads labelled comments from CSV with the columns {@code text,question,label}; the question may be missing. Other columns
 * are left alone. A row without label is refused like any other that is wrong: all of them are told, and nothing comes
 * back.
 */
public final class LabelledTextsCsv {

    private LabelledTextsCsv() {}

    /**
     * Reads all comments, in the order of the rows.
     *
     * @throws org.cxsdk.core.InvalidDocumentException with everything that is wrong
     * @throws org.cxsdk.core.CxException with code CX-CORE-0002 if the source cannot be read
     */
    public static List<LabelledText> read(Source source) {
        List<LabelledText> comments = new ArrayList<>();
        CsvReader.of(source).required("text", "label").optional("question").read(row -> add(row, comments));
        return List.copyOf(comments);
    }

    private static void add(CsvRow row, List<LabelledText> comments) {
        String label = row.text("label").strip();
        if (label.isEmpty()) {
            row.violation("label", "is empty", "Label the comment, or leave the row out");
            return;
        }
        comments.add(new LabelledText(row.text("text"), row.text("question"), label));
    }
}

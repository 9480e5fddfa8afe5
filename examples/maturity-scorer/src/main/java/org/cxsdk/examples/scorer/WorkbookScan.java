package org.cxsdk.examples.scorer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks at the parts of a workbook before anything reads it: whether it is one, how large it unpacks, whether it holds macros or
 * links to other files, and which cells of which sheet are merged. Unpacking stops at the bound, so a small file that unpacks to a huge one
 * costs no more than the bound.
 *
 * @param problem what is wrong with the whole file, in one clause; empty if it may be read
 * @param remedy what to do about it
 * @param merged merged ranges by the name of their sheet
 */
record WorkbookScan(String problem, String remedy, Map<String, String> merged) {

    /** A filled sheet of 200 criteria unpacks to less than 1 MB. */
    static final int MAX_UNPACKED = 32 * 1024 * 1024;

    private static final int MAX_PARTS = 1_000;
    private static final Pattern SHEET = Pattern.compile("<sheet [^>]*>");
    private static final Pattern RELATION = Pattern.compile("<Relationship [^>]*>");
    private static final Pattern MERGED = Pattern.compile("<mergeCell [^>]*ref=\"([^\"]{1,20})\"");

    static WorkbookScan of(byte[] file) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        int room = MAX_UNPACKED;
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                byte[] bytes = bytes(zip, entry, room + 1);
                room -= bytes.length;
                if (room < 0 || parts.size() >= MAX_PARTS) {
                    return bad(
                            "unpacks to more than " + MAX_UNPACKED / 1024 / 1024 + " MB or " + MAX_PARTS + " parts",
                            "Copy the answers into a fresh template");
                }
                parts.put(entry.getName().toLowerCase(Locale.ROOT), bytes);
            }
        } catch (IOException | RuntimeException e) {
            return bad("is damaged and cannot be unpacked", "Save it again as .xlsx");
        }
        if (!parts.containsKey("xl/workbook.xml")) {
            return bad("is no workbook", "Save it as .xlsx (Excel workbook)");
        }
        if (parts.keySet().stream().anyMatch(name -> name.endsWith("vbaproject.bin"))) {
            return bad("holds macros", "Save it as .xlsx without macros");
        }
        if (parts.keySet().stream().anyMatch(name -> name.startsWith("xl/externallinks/"))) {
            return bad("takes values from other files", "Paste the values and break the links");
        }
        // no part of a workbook has a document type; one that has may pull in other files
        boolean doctype = parts.entrySet().stream()
                .anyMatch(part ->
                        part.getKey().endsWith(".xml") && text(part.getValue()).contains("<!DOCTYPE"));
        return doctype
                ? bad("holds a document type", "Save it again as .xlsx")
                : new WorkbookScan("", "", merged(parts));
    }

    private static byte[] bytes(ZipFile zip, ZipArchiveEntry entry, int most) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in == null ? new byte[0] : in.readNBytes(most);
        }
    }

    private static WorkbookScan bad(String problem, String remedy) {
        return new WorkbookScan(problem, remedy, Map.of());
    }

    private static Map<String, String> merged(Map<String, byte[]> parts) {
        Map<String, String> files = new LinkedHashMap<>();
        find(
                RELATION,
                parts.getOrDefault("xl/_rels/workbook.xml.rels", new byte[0]),
                tag -> files.put(attribute(tag, "Id"), attribute(tag, "Target").replaceFirst("^/?(xl/)?", "xl/")));
        Map<String, String> merged = new LinkedHashMap<>();
        find(SHEET, parts.getOrDefault("xl/workbook.xml", new byte[0]), tag -> {
            String file = files.getOrDefault(attribute(tag, "r:id"), "").toLowerCase(Locale.ROOT);
            Matcher cells = MERGED.matcher(text(parts.getOrDefault(file, new byte[0])));
            if (cells.find()) {
                merged.put(attribute(tag, "name"), cells.group(1));
            }
        });
        return merged;
    }

    private static void find(Pattern pattern, byte[] part, java.util.function.Consumer<String> found) {
        Matcher matcher = pattern.matcher(text(part));
        while (matcher.find()) {
            found.accept(matcher.group());
        }
    }

    private static String attribute(String tag, String name) {
        Matcher matcher =
                Pattern.compile("\\s" + Pattern.quote(name) + "=\"([^\"]*)\"").matcher(tag);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String text(byte[] part) {
        return new String(part, StandardCharsets.UTF_8);
    }
}

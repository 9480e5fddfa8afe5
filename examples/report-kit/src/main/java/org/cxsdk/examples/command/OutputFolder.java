package org.cxsdk.examples.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.json.Source;

/**
 * Writes files that belong together. All are written in full to a folder of their own inside the target, on the same file
 * system, and only then moved to their names: a full disk or a lost connection leaves what was there before.
 */
public final class OutputFolder {

    private OutputFolder() {}

    /**
     * Writes texts as UTF-8.
     *
     * @param folder made if it is not there
     * @param files text by file name, written in this order
     * @throws CxException if the folder cannot be written
     */
    public static void write(Path folder, Map<String, String> files) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        writeBytes(folder, bytes);
    }

    /**
     * Writes bytes.
     *
     * @param folder made if it is not there
     * @param files content by file name, written in this order
     * @throws CxException if the folder cannot be written
     */
    public static void writeBytes(Path folder, Map<String, byte[]> files) {
        try {
            Files.createDirectories(folder);
            requireNoFolders(folder, files.keySet());
            Path draft = Files.createTempDirectory(folder, ".draft-");
            try {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Files.write(draft.resolve(file.getKey()), file.getValue());
                }
                for (String name : files.keySet()) {
                    Files.move(draft.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            } finally {
                delete(draft);
            }
        } catch (IOException e) {
            throw new CxException(
                    CoreError.UNWRITABLE_TARGET,
                    "--out " + folder + " cannot be written: " + Source.reason(e),
                    "Name a folder that may be written, on a disk that has room.",
                    e);
        }
    }

    /** A folder of the name of a file would stop the work when others are written already. */
    private static void requireNoFolders(Path folder, Set<String> names) {
        for (String name : names) {
            if (Files.isDirectory(folder.resolve(name))) {
                throw new CxException(
                        CoreError.UNWRITABLE_TARGET,
                        "--out " + folder + " cannot be written: " + folder.resolve(name) + " is a folder",
                        "Remove it, or name another folder.");
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}

package org.cxsdk.examples.scorer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes files that belong together. All are written in full to a folder of their own inside the target, on the same file
 * system, and only then moved to their names: a full disk or a lost connection leaves what was there before.
 */
final class OutputFolder {

    private OutputFolder() {}

    /**
     * Writes the files.
     *
     * @param folder made if it is not there
     * @param files text by file name, written as UTF-8 in this order
     */
    static void write(Path folder, Map<String, String> files) throws IOException {
        Files.createDirectories(folder);
        Path draft = Files.createTempDirectory(folder, ".maturity-scorer-");
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(draft.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
            }
            for (String name : files.keySet()) {
                Files.move(draft.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            delete(draft);
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

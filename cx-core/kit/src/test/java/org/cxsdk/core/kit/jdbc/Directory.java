package org.cxsdk.core.kit.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary directory that is deleted with everything in it. */
record Directory(Path path) {

    static Directory create(String prefix) {
        try {
            return new Directory(Files.createTempDirectory(prefix));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes what is there; files that a server deletes meanwhile are no trouble. */
    void delete() {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> children = files.sorted(Comparator.reverseOrder()).toList();
            for (Path child : children) {
                Files.deleteIfExists(child);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.cxsdk.examples.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the files of this repository are, for tests that read them. */
final class Repository {

    static final Path ROOT =
            Path.of(System.getProperty("cx.root", "../..")).toAbsolutePath().normalize();

    /** Directories of the library modules, whose classes users compile against. */
    static final List<Path> LIBRARY_MODULES = Stream.of(
                    "cx-core", "cx-consent", "cx-feedback", "cx-metrics", "cx-maturity")
            .map(ROOT::resolve)
            .toList();

    private Repository() {}

    /** All Maven modules, the examples and the kits included. */
    static List<Path> modules() {
        return walk(ROOT)
                .filter(path -> path.endsWith("pom.xml"))
                .map(Path::getParent)
                .sorted()
                .toList();
    }

    /** All files below a directory, without build output, version control and hidden directories. */
    static Stream<Path> walk(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList().stream().flatMap(entry -> {
                String name = entry.getFileName().toString();
                if (!Files.isDirectory(entry)) {
                    return Stream.of(entry);
                }
                return name.equals("target") || name.equals(".git") ? Stream.of() : walk(entry);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path as documentation writes it: from the root, with slashes. */
    static String relative(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }
}

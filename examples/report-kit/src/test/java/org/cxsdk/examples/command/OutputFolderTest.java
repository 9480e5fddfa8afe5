package org.cxsdk.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cxsdk.core.CxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutputFolderTest {

    @TempDir
    Path folder;

    @Test
    void write_makesTheFolder_andLeavesNothingElse() throws IOException {
        Path deep = folder.resolve("a").resolve("b");

        OutputFolder.write(deep, Map.of("x.txt", "مرحبا"));

        assertThat(Files.readString(deep.resolve("x.txt"))).isEqualTo("مرحبا");
        assertThat(names(deep)).containsExactly("x.txt");
    }

    @Test
    void write_changesNothing_whereAFolderStandsInTheWay() throws IOException {
        OutputFolder.write(folder, Map.of("x.txt", "before"));
        Files.createDirectory(folder.resolve("y.html"));
        Map<String, String> files = new LinkedHashMap<>();
        files.put("x.txt", "after");
        files.put("y.html", "never");

        assertThatThrownBy(() -> OutputFolder.write(folder, files)).hasMessageContaining("y.html is a folder");

        assertThat(Files.readString(folder.resolve("x.txt"))).isEqualTo("before");
        assertThat(names(folder)).containsExactlyInAnyOrder("x.txt", "y.html");
    }

    @Test
    void write_changesNothing_whenOneFileCannotBeWritten() throws IOException {
        OutputFolder.write(folder, Map.of("x.txt", "before"));
        Map<String, String> files = new LinkedHashMap<>();
        files.put("x.txt", "after");
        files.put("no-such-folder/y.txt", "never");

        assertThatThrownBy(() -> OutputFolder.write(folder, files)).isInstanceOf(CxException.class);

        assertThat(Files.readString(folder.resolve("x.txt"))).isEqualTo("before");
        assertThat(names(folder)).containsExactly("x.txt");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

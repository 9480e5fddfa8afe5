package org.cxsdk.examples.checks;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import org.cxsdk.metrics.CxMetrics;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Embeddable means small: what the jar of cx-metrics may weigh. */
class JarSizeTest {

    private static final long MOST_BYTES = 700_000;

    /** A header and a directory line for each entry, each with its name, as the ZIP format has them. */
    private static final int BYTES_AROUND_AN_ENTRY = 30 + 46 + 16;

    @Test
    void cxMetrics_weighsLessThan700kB() throws IOException, URISyntaxException {
        Path classes = Path.of(CxMetrics.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        // other compilers than that of the build may keep more for debuggers
        assumeTrue(
                Files.isRegularFile(classes) || classes.endsWith("target/classes"),
                "not compiled by the build: " + classes);

        assertThat(Files.isRegularFile(classes) ? Files.size(classes) : packed(classes))
                .as("bytes of %s", classes)
                .isLessThan(MOST_BYTES);
    }

    private static long packed(Path classes) throws IOException {
        List<Path> files = Repository.walk(classes).toList();
        long bytes = 0;
        for (Path file : files) {
            Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
            deflater.setInput(Files.readAllBytes(file));
            deflater.finish();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                bytes += deflater.deflate(buffer);
            }
            deflater.end();
            bytes += BYTES_AROUND_AN_ENTRY
                    + 2L * classes.relativize(file).toString().length();
        }
        return bytes;
    }
}

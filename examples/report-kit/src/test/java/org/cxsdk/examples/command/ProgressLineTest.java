package org.cxsdk.examples.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.cxsdk.examples.report.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressLineTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    @Timeout(60)
    void after_tellsOnce_whenWorkTakesLonger() throws InterruptedException {
        ProgressLine line = ProgressLine.after(Duration.ofMillis(1), Language.ENGLISH, err);
        while (bytes.size() == 0) {
            Thread.sleep(1);
        }
        line.end();

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).containsExactly("At work …");
    }

    @Test
    void after_isSilent_whenWorkIsDoneBefore() {
        ProgressLine.after(Duration.ofHours(1), Language.ARABIC, err).end();

        assertThat(bytes.size()).isZero();
    }
}

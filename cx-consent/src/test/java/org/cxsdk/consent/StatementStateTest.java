package org.cxsdk.consent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every cell of the table in docs/consent-states.md: the page is the expectation. */
class StatementStateTest {

    private static final Instant FROM = Log.T0.plusSeconds(100);
    private static final Instant TO = Log.T0.plusSeconds(200);
    private static final List<String> EVENTS = List.of(
            "a later statement of the same scope", "a withdrawal names it", "time reaches `from`", "time reaches `to`");

    static Stream<Cell> cells() throws IOException {
        Path root = Path.of(System.getProperty("cx.root", ".."));
        List<String> lines = Files.readAllLines(root.resolve("docs/consent-states.md"));
        int header = lines.indexOf("| state | " + String.join(" | ", EVENTS) + " |");
        assertThat(header).as("the table's header line").isPositive();
        Map<String, String[]> rows = new TreeMap<>();
        for (String line : lines.subList(header + 2, lines.size())) {
            if (!line.startsWith("|")) {
                break;
            }
            String[] cells = line.substring(1, line.length() - 1).split("\\|");
            rows.put(cells[0].trim(), Arrays.copyOfRange(cells, 1, cells.length));
        }
        assertThat(rows.keySet())
                .containsExactlyInAnyOrder(
                        Arrays.stream(StatementState.values()).map(Enum::name).toArray(String[]::new));
        return rows.entrySet().stream()
                .flatMap(row -> Stream.of(0, 1, 2, 3)
                        .map(event -> new Cell(
                                StatementState.valueOf(row.getKey()),
                                EVENTS.get(event),
                                row.getValue()[event].trim())));
    }

    record Cell(StatementState state, String event, String next) {}

    @ParameterizedTest
    @MethodSource("cells")
    void state_follows_theTable(Cell cell) {
        if (cell.next().equals("-")) {
            return;
        }
        boolean noted = cell.next().endsWith("(noted)");
        StatementState next = StatementState.valueOf(cell.next().replace(" (noted)", ""));
        Instant now = nowIn(cell.state());
        Log log = historyIn(cell.state());
        assertThat(stateOfA(log, now)).as("the state to begin with").isEqualTo(cell.state());
        switch (EVENTS.indexOf(cell.event())) {
            case 0 -> log.grantAt("later", now, "taxation", "email", "tax-office");
            case 1 -> log.withdrawAt("a", now);
            case 2 -> now = cell.state() == StatementState.SCHEDULED ? FROM : now;
            default -> now = TO;
        }
        assertThat(stateOfA(log, now)).isEqualTo(next);
        assertThat(noted).as("noted means that nothing changes").isEqualTo(noted && next == cell.state());
        if (cell.state().isTerminal()) {
            assertThat(next).as("a terminal state is never left").isEqualTo(cell.state());
        }
    }

    private static Instant nowIn(StatementState state) {
        return switch (state) {
            case SCHEDULED -> FROM.minusSeconds(1);
            case EXPIRED -> TO;
            default -> FROM;
        };
    }

    private static Log historyIn(StatementState state) {
        Log log = new Log();
        if (state == StatementState.REFUSED) {
            return log.refuse("a", "taxation", "email", "tax-office");
        }
        log.grant("a", "taxation", "email", "tax-office", Validity.between(FROM, TO));
        return switch (state) {
            case WITHDRAWN -> log.withdrawAt("a", FROM);
            case SUPERSEDED -> log.grantAt("b", FROM, "taxation", "email", "tax-office");
            default -> log;
        };
    }

    private static StatementState stateOfA(Log log, Instant now) {
        return log.history().statement(StatementId.of("a")).orElseThrow().state(now);
    }
}

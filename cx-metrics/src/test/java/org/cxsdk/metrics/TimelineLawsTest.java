package org.cxsdk.metrics;

import java.time.Instant;
import java.util.SplittableRandom;
import org.cxsdk.core.kit.SubtractableStateLaws;
import org.cxsdk.core.state.StateReader;
import org.cxsdk.core.state.StateType;
import org.cxsdk.core.state.StateWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a KPI remembers of a case obeys the laws, and what earlier versions stored can still be read. */
class TimelineLawsTest extends SubtractableStateLaws<Timeline.Event, Timeline> {

    private static final Instant NINE = Instant.parse("2026-10-01T09:00:00Z");

    @Override
    protected StateType<Timeline.Event, Timeline> type() {
        return Timeline.TYPE;
    }

    @Override
    protected Timeline.Event observation(SplittableRandom random) {
        if (random.nextInt(8) == 0) {
            return new Timeline.Event(null, random.nextBoolean() ? "test-data" : "MISSING_DIMENSION");
        }
        Mark.Role role = Mark.Role.values()[random.nextInt(Mark.Role.values().length)];
        Segment segment = role == Mark.Role.OPEN ? Segment.of("channel", "c" + random.nextInt(3)) : null;
        return new Timeline.Event(new Mark(NINE.plusSeconds(random.nextInt(20)), role, segment), null);
    }

    // form 1: first opening with its segment, first and last closing, code
    @Test
    void form1_isRead_asOpeningAndClosings() {
        StateWriter form1 = StateWriter.form(1);
        Keys.instant(form1, NINE);
        Keys.segment(form1, Segment.of("channel", "web"));
        Keys.instant(form1, NINE.plusSeconds(60));
        Keys.instant(form1, NINE.plusSeconds(90));
        byte[] bytes = form1.text("").toBytes();

        Timeline read = Timeline.TYPE.read(bytes);
        CaseCourse course = CaseCourse.of(read, Measure.Closing.LAST_CLOSE, new BusinessTime(null));

        assertThat(course.opening()).isEqualTo(new Mark(NINE, Mark.Role.OPEN, Segment.of("channel", "web")));
        assertThat(course.closed()).isEqualTo(NINE.plusSeconds(90));
        assertThat(read.excluded()).isNull();
        assertThat(StateReader.of("kpi-case", read.toBytes()).form(2)).isEqualTo(2);
    }
}

package org.cxsdk.examples.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tasks over time.
 *
 * @param title what is shown
 * @param description what there is to see
 * @param tasks from top to bottom, at least one
 * @param asOf a day to be marked, if wanted
 */
public record GanttChart(String title, String description, List<Task> tasks, Optional<LocalDate> asOf)
        implements Chart {

    /**
     * A task, or a milestone if it starts and ends on the same day.
     *
     * @param name of the task
     * @param group the phase or team it belongs to; tasks of a group look alike, at most six groups can be told apart
     * @param start first day
     * @param end the day after the last
     * @param after names of the tasks that must be done before
     */
    public record Task(String name, String group, LocalDate start, LocalDate end, List<String> after) {

        public Task {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(group, "group");
            after = List.copyOf(after);
            if (end.isBefore(start)) {
                throw new IllegalArgumentException("end (" + end + ") must not lie before start (" + start + ")");
            }
        }
    }

    private static final double ROW = 30;
    private static final double GAP = 10;
    private static final int LABEL_LINES = 2;
    private static final List<Integer> STEPS_IN_MONTHS = List.of(1, 2, 3, 6, 12, 24, 60, 120);

    public GanttChart {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(asOf, "asOf");
        tasks = List.copyOf(tasks);
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("tasks must not be empty");
        }
    }

    @Override
    public Table table(Language language) {
        List<Table.Column> columns = List.of(
                Table.Column.text(Word.TASK.in(language)),
                Table.Column.text(Word.GROUP.in(language)),
                Table.Column.text(Word.START.in(language)),
                Table.Column.text(Word.END.in(language)),
                Table.Column.text(Word.AFTER.in(language)));
        List<List<Node>> rows = tasks.stream()
                .map(task -> List.<Node>of(
                        Html.isolated(task.name),
                        Html.isolated(task.group),
                        Html.isolated(task.start.toString()),
                        Html.isolated(task.end.toString()),
                        Html.text(String.join(
                                ", ", task.after.stream().map(Isolates::isolate).toList()))))
                .toList();
        return new Table(title, columns, rows);
    }

    @Override
    public double draw(Canvas canvas) {
        LocalDate first = firstDay().withDayOfMonth(1);
        LocalDate last = lastDay();
        List<List<String>> labels = tasks.stream()
                .map(task -> TextFit.wrap(
                        task.name, Canvas.FONT, canvas.width() * (canvas.isNarrow() ? 1 : 0.36), LABEL_LINES))
                .toList();
        double start = canvas.isNarrow()
                ? 8
                : GAP
                        + labels.stream()
                                .flatMap(List::stream)
                                .mapToDouble(line -> TextFit.width(line, Canvas.FONT))
                                .max()
                                .orElse(0);
        double end = canvas.width() - 8;
        Days days = new Days(first, Math.max(1, ChronoUnit.DAYS.between(first, last)), start, end);

        double top = legend(canvas) + Canvas.LINE + 6;
        List<Double> tops = new ArrayList<>();
        double bottom = top;
        for (List<String> label : labels) {
            tops.add(bottom);
            bottom += canvas.isNarrow()
                    ? label.size() * Canvas.LINE + ROW
                    : Math.max(ROW, label.size() * Canvas.LINE + 8);
        }
        timeMarks(canvas, days, last, top, bottom);
        for (int i = 0; i < tasks.size(); i++) {
            task(canvas, tasks.get(i), labels.get(i), tops.get(i), days);
        }
        double below = bottom;
        asOf.filter(day -> !day.isBefore(first) && !day.isAfter(last))
                .ifPresent(day -> canvas.line(days.x(day), top, days.x(day), below, Paint.WARN, 2, "4 3"));
        return bottom + 6;
    }

    /** Where a day lies. */
    private record Days(LocalDate first, long count, double start, double end) {
        double x(LocalDate day) {
            return start + (end - start) * ChronoUnit.DAYS.between(first, day) / count;
        }
    }

    private void task(Canvas canvas, Task task, List<String> label, double top, Days days) {
        double textHeight = label.size() * Canvas.LINE;
        double height = canvas.isNarrow() ? textHeight + ROW : Math.max(ROW, textHeight + 8);
        double barTop;
        if (canvas.isNarrow()) {
            canvas.lines(0, top + Canvas.LINE - 3, Canvas.Anchor.START, label, Canvas.FONT);
            barTop = top + textHeight + 3;
        } else {
            canvas.lines(
                    days.start - GAP,
                    top + (height - textHeight) / 2 + Canvas.LINE - 5,
                    Canvas.Anchor.END,
                    label,
                    Canvas.FONT);
            barTop = top + (height - 18) / 2;
        }
        int group = groups().indexOf(task.group);
        if (task.start.equals(task.end)) {
            canvas.alarm(new Canvas.Point(days.x(task.start), barTop + 9));
        } else {
            canvas.bar(days.x(task.start), barTop, days.x(task.end) - days.x(task.start), 18, group);
        }
    }

    private double legend(Canvas canvas) {
        List<String> names = new ArrayList<>(groups());
        List<Consumer<Canvas.Point>> swatches = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int index = i;
            swatches.add(at -> canvas.barSwatch(at, index));
        }
        asOf.ifPresent(day -> {
            names.add(canvas.word(Word.AS_OF) + " " + Isolates.isolate(day.toString()));
            swatches.add(at -> canvas.lineSwatch(at, Paint.WARN, 2, "4 3"));
        });
        return canvas.legend(0, names, swatches);
    }

    /** First days of months (quarters, years, …), as close as their labels allow. */
    private void timeMarks(Canvas canvas, Days days, LocalDate last, double top, double bottom) {
        double room = TextFit.width("2026-12", Canvas.SMALL) + GAP;
        double month = (days.end - days.start) * 30.4 / days.count;
        int step = STEPS_IN_MONTHS.stream()
                .filter(months -> months * month >= room)
                .findFirst()
                .orElse(STEPS_IN_MONTHS.get(STEPS_IN_MONTHS.size() - 1));
        for (LocalDate day = days.first; !day.isAfter(last); day = day.plusMonths(step)) {
            double x = days.x(day);
            canvas.line(x, top, x, bottom, Paint.GRID, 1, "");
            String label = day.toString().substring(0, 7);
            if (x + TextFit.width(label, Canvas.SMALL) <= canvas.width()) {
                canvas.text(x, top - 5, Canvas.Anchor.START, label, Canvas.SMALL, false);
            }
        }
    }

    private List<String> groups() {
        return tasks.stream().map(Task::group).distinct().toList();
    }

    private LocalDate firstDay() {
        return tasks.stream().map(Task::start).min(LocalDate::compareTo).orElseThrow();
    }

    private LocalDate lastDay() {
        return tasks.stream().map(Task::end).max(LocalDate::compareTo).orElseThrow();
    }
}

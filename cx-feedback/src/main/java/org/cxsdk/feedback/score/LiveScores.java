package org.cxsdk.feedback.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.state.StateReader;
import org.cxsdk.core.state.StateType;
import org.cxsdk.core.state.StateWriter;
import org.cxsdk.core.state.SubtractableState;
import org.cxsdk.feedback.survey.Choice;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.QuestionId;

/**
 * How often each answer to one question was given in each cell of up to four dimensions, for example service, stage, channel
 * and office, while answers come in: {@link LiveBoard} makes scores of it for any selection. Shards and days are merged, corrections are
 * subtracted, and a replay of the log gives the same bytes.
 *
 * <p>Memory: 8 bytes for each answer that the question offers in each cell that occurs; at most {@value #MOST_CELLS} cells, then it
 * refuses with {@code CX-CORE-0008}. Adding an answer is one look-up, a selection reads all cells.
 */
public final class LiveScores implements SubtractableState<LiveScores.Given, LiveScores> {

    /** Most cells. */
    public static final int MOST_CELLS = 1_000_000;

    /** Most dimensions. */
    public static final int MOST_DIMENSIONS = 4;

    private static final int FORM = 1;
    private static final int BITS = 16;
    private static final int MOST_VALUES = 1 << BITS;
    private static final long EMPTY = -1;

    private final QuestionId question;
    private final List<String> dimensions;
    private final List<Choice> choices;
    private final int lowest;
    private final int[] columns;
    private final List<Map<String, Integer>> ids = new ArrayList<>();
    private final List<List<String>> names = new ArrayList<>();
    private long[] keys = new long[64];
    private int[] slots = new int[64];
    private long[] counts = new long[0];
    private long[] placeOfSlot = new long[0];
    private int cells;

    /**
     * One answer.
     *
     * @param values where it was given, one for each dimension; "" where it is unknown
     * @param code the code that was chosen
     */
    public record Given(List<String> values, int code) {
        public Given {
            values = List.copyOf(values);
        }
    }

    private LiveScores(Question question, List<String> dimensions) {
        if (dimensions.size() > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "dimensions (" + dimensions.size() + ") must be at most " + MOST_DIMENSIONS);
        }
        this.question = question.id();
        this.dimensions = List.copyOf(dimensions);
        this.choices = question.choices().stream()
                .sorted(Comparator.comparingInt(Choice::code))
                .toList();
        this.lowest = choices.get(0).code();
        this.columns = new int[choices.get(choices.size() - 1).code() - lowest + 1];
        Arrays.fill(columns, -1);
        for (int i = 0; i < choices.size(); i++) {
            columns[choices.get(i).code() - lowest] = i;
        }
        dimensions.forEach(dimension -> {
            ids.add(new HashMap<>());
            names.add(new ArrayList<>());
        });
        Arrays.fill(keys, EMPTY);
    }

    /** Starts with nothing. */
    public static LiveScores of(Question question, List<String> dimensions) {
        return new LiveScores(question, dimensions);
    }

    /** Makes such states for one question and its dimensions. */
    public static StateType<Given, LiveScores> type(Question question, List<String> dimensions) {
        return new StateType<>(
                "live-scores", () -> new LiveScores(question, dimensions), in -> read(in, question, dimensions));
    }

    @Override
    public void add(Given given) {
        if (given.values().size() != dimensions.size()) {
            throw new IllegalArgumentException("values " + given.values() + " are not one for each of " + dimensions);
        }
        int column = column(given.code());
        int slot = slot(place(given.values()));
        counts[slot * choices.size() + column]++;
    }

    /**
     * The number by which a value of a dimension is known here; it is given one if it is new. For callers that decode a value
     * once and then add by {@link #add(int, int, int, int, int)}.
     */
    public int id(int dimension, String value) {
        Integer id = ids.get(dimension).get(value);
        if (id != null) {
            return id;
        }
        if (names.get(dimension).size() == MOST_VALUES) {
            throw limit(MOST_VALUES + " values of dimension " + dimensions.get(dimension));
        }
        ids.get(dimension).put(value, names.get(dimension).size());
        names.get(dimension).add(value);
        return names.get(dimension).size() - 1;
    }

    /** Adds an answer in a cell of four dimensions, each value by its {@link #id}. */
    public void add(int first, int second, int third, int fourth, int code) {
        long place = ((((long) first << BITS | second) << BITS | third) << BITS) | fourth;
        int column = column(code);
        int slot = slot(place);
        counts[slot * choices.size() + column]++;
    }

    private int column(int code) {
        int at = code - lowest;
        if (at < 0 || at >= columns.length || columns[at] < 0) {
            throw new IllegalArgumentException("code (" + code + ") is no answer of the question");
        }
        return columns[at];
    }

    private long place(List<String> values) {
        long place = 0;
        for (int i = 0; i < values.size(); i++) {
            place = place << BITS | id(i, values.get(i));
        }
        return place;
    }

    /** Where the counts of a cell stand; the cell is made if it is new. */
    private int slot(long place) {
        int mask = keys.length - 1;
        int at = hash(place) & mask;
        while (keys[at] != EMPTY) {
            if (keys[at] == place) {
                return slots[at];
            }
            at = (at + 1) & mask;
        }
        if (cells == MOST_CELLS) {
            throw limit(MOST_CELLS + " cells");
        }
        keys[at] = place;
        slots[at] = cells;
        if ((cells + 1) * choices.size() > counts.length) {
            int room = Math.max(16, cells * 2);
            counts = Arrays.copyOf(counts, room * choices.size());
            placeOfSlot = Arrays.copyOf(placeOfSlot, room);
        }
        placeOfSlot[cells] = place;
        cells++;
        if (cells * 2 > keys.length) {
            grow();
        }
        return cells - 1;
    }

    private void grow() {
        keys = new long[keys.length * 2];
        slots = new int[keys.length];
        Arrays.fill(keys, EMPTY);
        int mask = keys.length - 1;
        for (int slot = 0; slot < cells; slot++) {
            int at = hash(placeOfSlot[slot]) & mask;
            while (keys[at] != EMPTY) {
                at = (at + 1) & mask;
            }
            keys[at] = placeOfSlot[slot];
            slots[at] = slot;
        }
    }

    private static int hash(long place) {
        long mixed = place * 0x9E3779B97F4A7C15L;
        return (int) (mixed ^ (mixed >>> 32));
    }

    private static CxException limit(String what) {
        return new CxException(
                CoreError.STATE_LIMIT,
                "live scores hold at most " + what,
                "Leave out a dimension, or keep one state for each of its values.");
    }

    /**
     * The answers of a selection.
     *
     * @param selection value by dimension; dimensions that it does not name are added up; empty for all answers
     */
    AnswerTally tally(Map<String, String> selection) {
        selection.keySet().forEach(dimension -> {
            if (!dimensions.contains(dimension)) {
                throw new IllegalArgumentException("\"" + dimension + "\" is none of the dimensions " + dimensions);
            }
        });
        long[] sums = new long[choices.size()];
        for (int slot = 0; slot < cells; slot++) {
            if (matches(placeOfSlot[slot], selection)) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += counts[slot * sums.length + i];
                }
            }
        }
        return tally(sums, 0);
    }

    /** Hands out the answers of each cell: its values, one for each dimension, and how often each answer was given. */
    void forEachCell(BiConsumer<List<String>, AnswerTally> action) {
        for (int slot = 0; slot < cells; slot++) {
            action.accept(values(placeOfSlot[slot]), tally(counts, slot * choices.size()));
        }
    }

    private AnswerTally tally(long[] from, int first) {
        SortedMap<Integer, Long> opinions = new TreeMap<>();
        long dontKnow = 0;
        long notApplicable = 0;
        for (int i = 0; i < choices.size(); i++) {
            long count = from[first + i];
            switch (choices.get(i).kind()) {
                case OPINION -> opinions.put(choices.get(i).code(), count);
                case DONT_KNOW -> dontKnow += count;
                case NOT_APPLICABLE -> notApplicable += count;
            }
        }
        return new AnswerTally(opinions, dontKnow, notApplicable, 0, 0);
    }

    private boolean matches(long place, Map<String, String> selection) {
        for (int i = 0; i < dimensions.size(); i++) {
            String wanted = selection.get(dimensions.get(i));
            if (wanted != null && !wanted.equals(value(place, i))) {
                return false;
            }
        }
        return true;
    }

    private String value(long place, int dimension) {
        int shift = BITS * (dimensions.size() - 1 - dimension);
        return names.get(dimension).get((int) (place >>> shift) & (MOST_VALUES - 1));
    }

    private List<String> values(long place) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < dimensions.size(); i++) {
            values.add(value(place, i));
        }
        return values;
    }

    @Override
    public void merge(LiveScores other) {
        combine(other, 1);
    }

    @Override
    public void subtract(LiveScores other) {
        for (int slot = 0; slot < other.cells; slot++) {
            int here = slot(place(other.values(other.placeOfSlot[slot])));
            for (int i = 0; i < choices.size(); i++) {
                if (counts[here * choices.size() + i] < other.counts[slot * choices.size() + i]) {
                    throw new IllegalArgumentException("cannot take away answers that were never added");
                }
            }
        }
        combine(other, -1);
    }

    private void combine(LiveScores other, int sign) {
        if (!other.dimensions.equals(dimensions) || !other.choices.equals(choices)) {
            throw new IllegalArgumentException("live scores of different questions or dimensions are not merged");
        }
        for (int slot = 0; slot < other.cells; slot++) {
            int here = slot(place(other.values(other.placeOfSlot[slot])));
            for (int i = 0; i < choices.size(); i++) {
                int at = here * choices.size() + i;
                counts[at] = Math.addExact(counts[at], sign * other.counts[slot * choices.size() + i]);
            }
        }
    }

    @Override
    public byte[] toBytes() {
        SortedMap<List<String>, Integer> sorted = new TreeMap<>(LiveScores::compare);
        for (int slot = 0; slot < cells; slot++) {
            int from = slot * choices.size();
            if (Arrays.stream(counts, from, from + choices.size()).anyMatch(count -> count != 0)) {
                sorted.put(values(placeOfSlot[slot]), slot);
            }
        }
        StateWriter out = StateWriter.form(FORM)
                .int32(dimensions.size())
                .int32(choices.size())
                .int32(sorted.size());
        sorted.forEach((values, slot) -> {
            values.forEach(out::text);
            for (int i = 0; i < choices.size(); i++) {
                out.int64(counts[slot * choices.size() + i]);
            }
        });
        return out.toBytes();
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < a.size(); i++) {
            int byValue = a.get(i).compareTo(b.get(i));
            if (byValue != 0) {
                return byValue;
            }
        }
        return 0;
    }

    private static LiveScores read(StateReader in, Question question, List<String> dimensions) {
        in.form(FORM);
        LiveScores state = new LiveScores(question, dimensions);
        if (in.int32() != dimensions.size() || in.int32() != state.choices.size()) {
            throw in.damaged("it counts another question or other dimensions");
        }
        int size = in.int32();
        if (size < 0 || size > MOST_CELLS) {
            throw in.damaged("the number of cells (" + size + ") is out of range");
        }
        List<String> before = List.of();
        for (int cell = 0; cell < size; cell++) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < dimensions.size(); i++) {
                values.add(in.text());
            }
            if (!before.isEmpty() && compare(before, values) >= 0) {
                throw in.damaged("its cells are not in order");
            }
            before = values;
            int slot = state.slot(state.place(values));
            long sum = 0;
            for (int i = 0; i < state.choices.size(); i++) {
                long count = in.countOf("count");
                state.counts[slot * state.choices.size() + i] = count;
                sum |= count;
            }
            if (sum == 0) {
                throw in.damaged("a cell has no answer");
            }
        }
        return state;
    }

    /** How many answers were added, whatever they were. */
    public long answers() {
        long sum = 0;
        for (int i = 0; i < cells * choices.size(); i++) {
            sum += counts[i];
        }
        return sum;
    }

    /** In how many cells. */
    public int cells() {
        return cells;
    }

    /** The question whose answers it counts. */
    public QuestionId question() {
        return question;
    }

    /** The dimensions, in order. */
    public List<String> dimensions() {
        return dimensions;
    }

    @Override
    public String toString() {
        return "LiveScores(" + cells + " cells of " + Objects.toString(dimensions) + ")";
    }
}

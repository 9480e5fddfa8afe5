package org.cxsdk.feedback.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cxsdk.core.SubjectId;
import org.cxsdk.feedback.score.GroupCounts.Cell;

/**
 * Question: how many of the answers of a group, in some months, are by people who count already? Of several answers of one
 * person in those months the first counts as the person, wherever it was given; the others are repeats. So what is left of
 * groups that share no answer can be added up, and is never more than there are people.
 *
 * <p>People are told apart by a hash of 64 bits of their pseudonym: two that fall together make a group look smaller, never
 * larger. Twelve bytes for each answer.
 */
final class Repeats {

    private static final int USED = 16;
    private static final int SIGNATURE = 32;

    private long[] people = new long[16];
    private int[] answers = new int[16];
    private int size;
    private final List<List<Cell>> signatures = new ArrayList<>();
    private final Map<List<Cell>, Integer> signatureOf = new HashMap<>();
    private final Map<Integer, Map<Cell, long[]>> byMonths = new HashMap<>();
    private int[] repeating = new int[0];
    private boolean sorted = true;

    /** Takes an answer. */
    void add(SubjectId person, int month, boolean isUsed, List<Cell> cells) {
        if (size == answers.length) {
            people = Arrays.copyOf(people, 2 * size);
            answers = Arrays.copyOf(answers, 2 * size);
        }
        int signature = signatureOf.computeIfAbsent(cells, first -> {
            signatures.add(first);
            return signatures.size() - 1;
        });
        people[size] = hash(person.value());
        answers[size++] = month + (isUsed ? USED : 0) + SIGNATURE * signature;
        sorted = false;
        byMonths.clear();
    }

    /** FNV-1a, with the mixing of MurmurHash3 behind it. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        return hash ^ hash >>> 33;
    }

    /** Repeats among those asked. */
    long asked(Cell cell, int[] months) {
        return of(months).getOrDefault(cell, new long[2])[0];
    }

    /** Repeats among those whose answer counts. */
    long used(Cell cell, int[] months) {
        return of(months).getOrDefault(cell, new long[2])[1];
    }

    private Map<Cell, long[]> of(int[] months) {
        int mask = Arrays.stream(months).map(month -> 1 << month).reduce(0, (one, other) -> one | other);
        return byMonths.computeIfAbsent(mask, this::count);
    }

    private Map<Cell, long[]> count(int months) {
        Map<Cell, long[]> repeats = new HashMap<>();
        boolean asked = false;
        boolean used = false;
        long last = 0;
        for (int at : repeating()) {
            if (people[at] != last) {
                asked = false;
                used = false;
                last = people[at];
            }
            if ((months & 1 << answers[at] % USED) == 0) {
                continue;
            }
            boolean isUsed = (answers[at] & USED) != 0;
            for (Cell cell : signatures.get(answers[at] / SIGNATURE)) {
                long[] counts = repeats.computeIfAbsent(cell, first -> new long[2]);
                counts[0] += asked ? 1 : 0;
                counts[1] += used && isUsed ? 1 : 0;
            }
            asked = true;
            used |= isUsed;
        }
        return repeats;
    }

    /** The answers of people who gave several, person by person, in the order in which they came. */
    private int[] repeating() {
        if (!sorted) {
            Map<Long, Integer> counts = new HashMap<>();
            for (int i = 0; i < size; i++) {
                counts.merge(people[i], 1, Integer::sum);
            }
            repeating = IntStream.range(0, size)
                    .filter(i -> counts.getOrDefault(people[i], 0) > 1)
                    .boxed()
                    .sorted((one, other) -> {
                        int byPerson = Long.compare(people[one], people[other]);
                        return byPerson != 0 ? byPerson : Integer.compare(one, other);
                    })
                    .mapToInt(Integer::intValue)
                    .toArray();
            sorted = true;
        }
        return repeating;
    }
}

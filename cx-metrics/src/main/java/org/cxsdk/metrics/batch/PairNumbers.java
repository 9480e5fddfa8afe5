package org.cxsdk.metrics.batch;

import java.util.Arrays;

/** Numbers pairs of numbers as they come: small ones by a table of all such pairs, others by open addressing. */
final class PairNumbers {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** Most pairs are of two numbers of so few bits. */
    private static final int SMALL_BITS = 6;

    private static final int NOT_SMALL = -1 << SMALL_BITS;

    /** One more than the number of a small pair; 0 where there is none. */
    private final int[] small = new int[1 << 2 * SMALL_BITS];

    private long[] inOrder = new long[64];
    private long[] keys = new long[256];
    /** One more than the number; 0 where there is none. */
    private int[] numbers = new int[256];

    private int size;

    int number(int first, int second) {
        long pair = (long) first << 32 | second & 0xFFFFFFFFL;
        int mask = numbers.length - 1;
        int at = (int) (pair * SPREAD >>> 40) & mask;
        while (true) {
            int number = numbers[at];
            if (keys[at] == pair && number != 0) {
                return number - 1;
            }
            if (number == 0) {
                return put(pair);
            }
            at = at + 1 & mask;
        }
    }

    /** Numbers pairs of a block, in the place of their firsts; the seconds begin at an offset. */
    void numbers(int[] firsts, int[] seconds, int offset, int length) {
        int[] known = small;
        for (int i = 0; i < length; i++) {
            int first = firsts[i];
            int second = seconds[offset + i];
            int number = ((first | second) & NOT_SMALL) == 0 ? known[first << SMALL_BITS | second] : 0;
            firsts[i] = number != 0 ? number - 1 : number(first, second);
        }
    }

    /** How many there are. */
    int size() {
        return size;
    }

    int first(int number) {
        return (int) (inOrder[number] >> 32);
    }

    int second(int number) {
        return (int) inOrder[number];
    }

    private int put(long pair) {
        int first = (int) (pair >> 32);
        int second = (int) pair;
        if (((first | second) & NOT_SMALL) == 0) {
            small[first << SMALL_BITS | second] = size + 1;
        }
        if (size == inOrder.length) {
            inOrder = Arrays.copyOf(inOrder, 2 * size);
            keys = new long[8 * size];
            numbers = new int[8 * size];
            for (int i = 0; i < size; i++) {
                insert(inOrder[i], i + 1);
            }
        }
        inOrder[size++] = pair;
        insert(pair, size);
        return size - 1;
    }

    private void insert(long pair, int number) {
        int mask = numbers.length - 1;
        int at = (int) (pair * SPREAD >>> 40) & mask;
        while (numbers[at] != 0) {
            at = at + 1 & mask;
        }
        keys[at] = pair;
        numbers[at] = number;
    }
}

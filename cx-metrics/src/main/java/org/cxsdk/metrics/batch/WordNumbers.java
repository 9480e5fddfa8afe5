package org.cxsdk.metrics.batch;

import java.util.ArrayList;
import java.util.List;

/** Numbers words as they come; open addressing. */
final class WordNumbers {
    private String[] keys = new String[64];
    private int[] numbers = new int[64];
    private final List<String> inOrder = new ArrayList<>();

    int number(String word) {
        int mask = keys.length - 1;
        int hash = word.hashCode();
        int at = (hash ^ hash >>> 15) & mask;
        while (true) {
            String key = keys[at];
            if (key == null) {
                return put(word);
            }
            if (key == word || key.equals(word)) {
                return numbers[at];
            }
            at = at + 1 & mask;
        }
    }

    String word(int number) {
        return inOrder.get(number);
    }

    private int put(String word) {
        if (2 * inOrder.size() >= keys.length) {
            keys = new String[2 * keys.length];
            numbers = new int[keys.length];
            for (int i = 0; i < inOrder.size(); i++) {
                insert(inOrder.get(i), i);
            }
        }
        inOrder.add(word);
        insert(word, inOrder.size() - 1);
        return inOrder.size() - 1;
    }

    private void insert(String word, int number) {
        int mask = keys.length - 1;
        int hash = word.hashCode();
        int at = (hash ^ hash >>> 15) & mask;
        while (keys[at] != null) {
            at = at + 1 & mask;
        }
        keys[at] = word;
        numbers[at] = number;
    }
}

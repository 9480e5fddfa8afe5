package org.cxsdk.core.insight;

import java.util.Arrays;

/**
 * Names numbered in the order of their first appearance, found by their characters, so that a reader need not make a text of
 * each field. An open-addressing table of numbers plus 1 whose length is a power of 2. Not for use by several threads.
 */
final class Names {

    private String[] names = new String[64];
    private int[] hashes = new int[64];
    private int[] table = new int[256];
    private int size;

    /** The number of the name, which is entered if it is new. */
    int number(CharSequence name) {
        int hash = hash(name);
        int place = hash & (table.length - 1);
        while (table[place] != 0) {
            int number = table[place] - 1;
            if (hashes[number] == hash && same(names[number], name)) {
                return number;
            }
            place = (place + 1) & (table.length - 1);
        }
        return enter(name, hash, place);
    }

    private int enter(CharSequence name, int hash, int place) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size + (size >> 1));
            hashes = Arrays.copyOf(hashes, names.length);
        }
        names[size] = name.toString();
        hashes[size] = hash;
        table[place] = ++size;
        if (4L * size > 3L * table.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        table = new int[2 * table.length];
        for (int number = 0; number < size; number++) {
            int place = hashes[number] & (table.length - 1);
            while (table[place] != 0) {
                place = (place + 1) & (table.length - 1);
            }
            table[place] = number + 1;
        }
    }

    int size() {
        return size;
    }

    String[] toArray() {
        return Arrays.copyOf(names, size);
    }

    private static int hash(CharSequence name) {
        int hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = 31 * hash + name.charAt(i);
        }
        // neighbouring identifiers differ in their last digits: spread them
        hash *= 0x9e3779b9;
        return hash ^ (hash >>> 15);
    }

    private static boolean same(String known, CharSequence name) {
        int length = name.length();
        if (known.length() != length) {
            return false;
        }
        for (int i = length - 1; i >= 0; i--) {
            if (known.charAt(i) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}

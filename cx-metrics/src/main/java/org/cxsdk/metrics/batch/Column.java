package org.cxsdk.metrics.batch;

/** Whole numbers, one for each row, in as many bytes as they need. */
sealed interface Column {

    int size();

    /** Copies a block of rows as ints; for columns whose numbers fit. */
    void copy(int from, int length, int[] into);

    long at(int row);

    /** Whether every number fits an int. */
    default boolean narrow() {
        return true;
    }

    record Bytes(byte[] numbers) implements Column {
        @Override
        public int size() {
            return numbers.length;
        }

        @Override
        public void copy(int from, int length, int[] into) {
            byte[] source = numbers;
            for (int i = 0; i < length; i++) {
                into[i] = source[from + i];
            }
        }

        @Override
        public long at(int row) {
            return numbers[row];
        }
    }

    record Shorts(short[] numbers) implements Column {
        @Override
        public int size() {
            return numbers.length;
        }

        @Override
        public void copy(int from, int length, int[] into) {
            short[] source = numbers;
            for (int i = 0; i < length; i++) {
                into[i] = source[from + i];
            }
        }

        @Override
        public long at(int row) {
            return numbers[row];
        }
    }

    record Ints(int[] numbers) implements Column {
        @Override
        public int size() {
            return numbers.length;
        }

        @Override
        public void copy(int from, int length, int[] into) {
            System.arraycopy(numbers, from, into, 0, length);
        }

        @Override
        public long at(int row) {
            return numbers[row];
        }
    }

    record Longs(long[] numbers) implements Column {
        @Override
        public int size() {
            return numbers.length;
        }

        @Override
        public void copy(int from, int length, int[] into) {
            for (int i = 0; i < length; i++) {
                into[i] = (int) numbers[from + i];
            }
        }

        @Override
        public long at(int row) {
            return numbers[row];
        }

        @Override
        public boolean narrow() {
            return false;
        }
    }
}

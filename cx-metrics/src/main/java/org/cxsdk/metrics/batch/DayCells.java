package org.cxsdk.metrics.batch;

/**
 * Numbers cells, each a combination of words on a day, as they come. Days of one source lie close together, so the cells of
 * all combinations and days stand in one grid too, as long as it stays small. Memory: about 40 bytes for each cell, and at most
 * 4 MB for the grid.
 */
final class DayCells {

    /** Most places of the grid, as a power of two. */
    private static final int LARGEST_GRID = 20;

    private final PairNumbers cells = new PairNumbers();

    /** One more than the cell, by combination and day; 0 where there is none. */
    private int[] grid = new int[0];

    private int combinations;
    private int firstDay;
    /** The grid has two to this power days. */
    private int shift;

    private boolean tooLarge;

    /** How many there are. */
    int size() {
        return cells.size();
    }

    /** The combination of a cell. */
    int combination(int cell) {
        return cells.first(cell);
    }

    /** The day of a cell. */
    int day(int cell) {
        return cells.second(cell);
    }

    /** The cells of a block, in the place of their combinations. */
    void numbers(int[] block, int[] days, int length) {
        for (int i = 0; i < length; i++) {
            int offset = days[i] - firstDay;
            boolean inGrid = block[i] < combinations && offset >= 0 && offset < 1 << shift;
            int known = inGrid ? grid[(block[i] << shift) + offset] : 0;
            block[i] = known != 0 ? known - 1 : number(block[i], days[i]);
        }
    }

    /** The cell of a combination and day. */
    int number(int combination, int day) {
        int cell = cells.number(combination, day);
        if (!tooLarge && makeRoom(combination, day)) {
            grid[(combination << shift) + day - firstDay] = cell + 1;
        }
        return cell;
    }

    /** Whether a combination and day have a place in the grid, which grows for them unless it became too large. */
    private boolean makeRoom(int combination, int day) {
        long offset = (long) day - firstDay;
        if (combination < combinations && offset >= 0 && offset < 1L << shift) {
            return true;
        }
        long first = combinations == 0 ? day : Math.min(firstDay, day);
        long until = combinations == 0 ? day + 1L : Math.max(firstDay + (1L << shift), day + 1L);
        int wider = Long.SIZE - Long.numberOfLeadingZeros(until - first - 1);
        long more = Math.max(combinations, 2L * Integer.highestOneBit(combination) + 1);
        if (wider > LARGEST_GRID || more << wider > 1L << LARGEST_GRID) {
            tooLarge = true;
            return false;
        }
        int[] larger = new int[(int) more << wider];
        for (int i = 0; i < combinations; i++) {
            System.arraycopy(grid, i << shift, larger, (i << wider) + firstDay - (int) first, 1 << shift);
        }
        grid = larger;
        combinations = (int) more;
        firstDay = (int) first;
        shift = wider;
        return true;
    }
}

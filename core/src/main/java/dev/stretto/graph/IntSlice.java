package dev.stretto.graph;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** An unchangeable list of numbers that is a part of an array, so that a million short lists need no object per number. */
final class IntSlice extends AbstractList<Integer> implements RandomAccess {

    private final int[] numbers;
    private final int from;
    private final int size;

    /** The numbers from {@code from} until before {@code to}; the array must not be changed any more. */
    IntSlice(int[] numbers, int from, int to) {
        this.numbers = numbers;
        this.from = from;
        this.size = to - from;
    }

    static List<Integer> copyOf(List<Integer> list) {
        if (list instanceof IntSlice) {
            return list;
        }
        int[] numbers = list.stream().mapToInt(Integer::intValue).toArray();
        return new IntSlice(numbers, 0, numbers.length);
    }

    @Override
    public Integer get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return numbers[from + index];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Object[] toArray() {
        return Arrays.stream(numbers, from, from + size).boxed().toArray();
    }
}

package dev.stretto.forecast;

import java.util.List;

/**
 * How large a plan's batches are.
 *
 * @param batches how many there are
 * @param smallest the tasks of the smallest; 0 where there is none
 * @param largest the tasks of the largest
 * @param mean tasks a batch
 * @param alone how many hold a single task
 */
public record BatchStatistics(int batches, int smallest, int largest, double mean, int alone) {

    static BatchStatistics of(List<List<Integer>> batches) {
        var sizes = batches.stream().mapToInt(List::size).summaryStatistics();
        return new BatchStatistics(
                batches.size(),
                batches.isEmpty() ? 0 : sizes.getMin(),
                batches.isEmpty() ? 0 : sizes.getMax(),
                sizes.getAverage(),
                (int) batches.stream().filter(batch -> batch.size() == 1).count());
    }
}

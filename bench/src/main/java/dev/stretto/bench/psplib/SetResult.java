package dev.stretto.bench.psplib;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the instances of one folder came to. */
record SetResult(String name, List<Trial> trials) {

    double mean(ToDoubleFunction<Trial> figure) {
        return trials.stream().mapToDouble(figure).average().orElse(0);
    }

    /** How many reached the best makespan known. */
    long reached() {
        return trials.stream()
                .filter(trial -> trial.found() <= trial.instance().best())
                .count();
    }

    /** Of how many the best makespan known may not be the optimum. */
    long open() {
        return trials.stream().filter(trial -> !trial.instance().proven()).count();
    }

    double schedulesPerSecond() {
        double seconds = trials.stream().mapToDouble(Trial::millis).sum() / 1000;
        return trials.stream().mapToLong(Trial::schedules).sum() / seconds;
    }

    double longestMillis() {
        return trials.stream().mapToDouble(Trial::millis).max().orElse(0);
    }

    long violations() {
        return trials.stream().mapToLong(trial -> trial.violations().size()).sum();
    }
}

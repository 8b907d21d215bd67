package dev.stretto.bench.fuzz;

import dev.stretto.bench.fuzz.Corpus.Sample;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.plan.PlanFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads inputs of consecutive seeds, several at once, until all are read or one goes wrong. */
final class Fuzz {

    /** Every so many inputs are read as a format they are not. */
    private static final int FORCED_EVERY = 3;

    /** Of every so many the plan is linted and converted, which takes longer than to read it. */
    private static final int FURTHER_EVERY = 4;

    private static final long LOOK_EVERY_MILLIS = 200;
    private static final int FRAMES_SHOWN = 5;

    private final Corpus corpus;
    private final long first;
    private final long inputs;
    private final long patienceMillis;
    private final AtomicLong next = new AtomicLong();
    private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();

    /**
     * An input that went wrong.
     *
     * @param seed what makes it again
     */
    record Failure(long seed, String reason, Sample input) {}

    /**
     * What came of it.
     *
     * @param read how many inputs were read as a plan of each format
     */
    record Outcome(long inputs, Map<PlanFormat, Long> read, Optional<Failure> failure) {}

    private record Current(long seed, long sinceMillis) {}

    /**
     * @param patienceMillis how long one input may take
     */
    Fuzz(Corpus corpus, long first, long inputs, long patienceMillis) {
        this.corpus = corpus;
        this.first = first;
        this.inputs = inputs;
        this.patienceMillis = patienceMillis;
    }

    /** Runs until the end; an input that hangs is left to its thread, which ends with the program. */
    Outcome run(int threads) throws InterruptedException {
        AtomicReferenceArray<@Nullable Current> current = new AtomicReferenceArray<>(threads);
        List<Map<PlanFormat, Long>> counts = new ArrayList<>();
        List<Thread> workers = new ArrayList<>();
        for (int worker = 0; worker < threads; worker++) {
            Map<PlanFormat, Long> count = new EnumMap<>(PlanFormat.class);
            counts.add(count);
            int number = worker;
            workers.add(Thread.ofPlatform().daemon().start(() -> work(number, current, count)));
        }
        for (Thread worker : workers) {
            while (!worker.join(Duration.ofMillis(LOOK_EVERY_MILLIS)) && failure.get() == null) {
                lookForHangs(current);
            }
        }
        Map<PlanFormat, Long> read = new EnumMap<>(PlanFormat.class);
        if (failure.get() == null) {
            counts.forEach(count -> count.forEach((format, of) -> read.merge(format, of, Long::sum)));
        }
        return new Outcome(Math.min(next.get(), inputs), read, Optional.ofNullable(failure.get()));
    }

    private void work(int worker, AtomicReferenceArray<@Nullable Current> current, Map<PlanFormat, Long> count) {
        for (long at = next.getAndIncrement(); at < inputs && failure.get() == null; at = next.getAndIncrement()) {
            long seed = first + at;
            current.set(worker, new Current(seed, System.currentTimeMillis()));
            try {
                check(seed).ifPresent(format -> count.merge(format, 1L, Long::sum));
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                failure.compareAndSet(null, new Failure(seed, reason(e), Mutator.input(corpus, seed)));
            }
            current.set(worker, null);
        }
    }

    private Optional<PlanFormat> check(long seed) {
        Sample input = Mutator.input(corpus, seed);
        List<PlanFormat> formats = PlanFormats.formats();
        Optional<PlanFormat> forced = seed % FORCED_EVERY == 0
                ? Optional.of(formats.get((int) Math.floorMod(seed / FORCED_EVERY, (long) formats.size())))
                : Optional.empty();
        return Oracle.check(input.name(), input.bytes(), forced, seed % FURTHER_EVERY == 0);
    }

    /** What was thrown, and where in this program. */
    private static String reason(Throwable e) {
        return e
                + Arrays.stream(e.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("dev.stretto."))
                        .limit(FRAMES_SHOWN)
                        .map(frame -> "\n  at " + frame)
                        .collect(Collectors.joining());
    }

    private void lookForHangs(AtomicReferenceArray<@Nullable Current> current) {
        long now = System.currentTimeMillis();
        for (int worker = 0; worker < current.length(); worker++) {
            Current one = current.get(worker);
            if (one != null && now - one.sinceMillis() > patienceMillis) {
                String reason = "it takes longer than " + patienceMillis + " ms";
                failure.compareAndSet(null, new Failure(one.seed(), reason, Mutator.input(corpus, one.seed())));
            }
        }
    }
}

package dev.stretto.planfile;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.format.writeback.EditedLine;
import dev.stretto.format.writeback.Edits;
import dev.stretto.format.writeback.Marking;
import dev.stretto.format.writeback.Marking.Outcome;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.TaskId;
import dev.stretto.process.Uninterruptible;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Marks tasks as completed in a plan's file. The file is read anew each time, so what others have changed in it since stays; a file
 * in which nothing is to be marked is not touched. Safe for use by many threads and processes at once.
 */
public final class PlanTicks {

    /** How long others may keep changing the file under our hands. */
    private static final Duration REDOING_MAX = Duration.ofSeconds(20);

    /** How long whoever is just writing the file gets to end. */
    private static final long PAUSE_MILLIS = 20;

    private final Path path;
    private final Optional<PlanFormat> format;
    private final ReadOptions options;
    private final Opening opening;

    /** Opens the file; tests put something in the way. */
    interface Opening {
        PlanFile at(Path path) throws PlanFileException;
    }

    /**
     * @param format the format to read the plan as; empty to recognise it
     * @param options what its format leaves open; ticks are read whatever they say
     */
    public PlanTicks(Path path, Optional<PlanFormat> format, ReadOptions options) {
        this(path, format, options, PlanFile::at);
    }

    PlanTicks(Path path, Optional<PlanFormat> format, ReadOptions options, Opening opening) {
        this.path = path;
        this.format = format;
        this.options = new ReadOptions(options.tag(), options.optional(), true);
        this.opening = opening;
    }

    /** Whether a task that the plan does not have keeps the others from being marked. */
    public enum Unknown {
        STOPS_ALL,
        IS_LEFT_OUT
    }

    /**
     * Says what {@link #tick} would do.
     *
     * @throws PlanFileException if the file cannot be read
     */
    public TickReport preview(Map<TaskId, Optional<Duration>> tasks) throws PlanFileException {
        return work(opening.at(path), tasks, Unknown.STOPS_ALL).report(false);
    }

    /**
     * Marks tasks.
     *
     * @param tasks what to mark, each with the time it took where that is to be noted
     * @throws PlanFileException if the file cannot be read or written; it is as it was then
     */
    public TickReport tick(Map<TaskId, Optional<Duration>> tasks, Unknown unknown) throws PlanFileException {
        PlanFile file = opening.at(path);
        try (FolderLock _ = FolderLock.take(file.folder())) {
            Aside.sweep(file.target());
            return redoUntilDone(file, tasks, unknown);
        } catch (IOException e) {
            throw new PlanFileException("the folder " + file.folder() + " cannot be read: " + e.getMessage());
        }
    }

    /** Refuses a file that could not be ticked. */
    public void requireWritable() throws PlanFileException {
        opening.at(path).requireWritable();
    }

    private TickReport redoUntilDone(PlanFile file, Map<TaskId, Optional<Duration>> tasks, Unknown unknown)
            throws PlanFileException {
        byte @Nullable [] seen = null;
        long start = System.nanoTime();
        while (System.nanoTime() - start < REDOING_MAX.toNanos()) {
            Work work = work(file, tasks, unknown);
            if (work.odd() && !Arrays.equals(work.now, seen)) {
                // It may be half written; what it says a moment later is believed.
                seen = work.now;
            } else if (!work.changes()) {
                return work.report(false);
            } else if (file.replace(work.now, work.next)) {
                return work.report(true);
            }
            Uninterruptible.sleepMillis(PAUSE_MILLIS);
        }
        throw new PlanFileException(
                path + " is open for writing in another program all the time, or changes all the time: try again when"
                        + " that has ended");
    }

    /** What is to be done with a text. */
    private static final class Work {

        private final Optional<PlanSource> source;
        private final ReadResult read;
        private final Marking marking;
        private final byte[] now;
        private final byte[] next;

        /**
         * @param source the text as it is read; empty where it is none that can be
         * @param now its bytes
         * @param next what they become
         */
        Work(Optional<PlanSource> source, ReadResult read, Marking marking, byte[] now, byte[] next) {
            this.source = source;
            this.read = read;
            this.marking = marking;
            this.now = now;
            this.next = next;
        }

        /** Whether the text is no plan, or lacks a task: an odd thing to find, unless somebody is just writing it. */
        boolean odd() {
            return read.plan().isEmpty() || !marking.tasks(Outcome.UNKNOWN).isEmpty();
        }

        boolean changes() {
            return !Arrays.equals(now, next);
        }

        TickReport report(boolean changed) {
            List<EditedLine> lines = source.filter(_ -> changes())
                    .map(text -> EditedLine.of(text, marking.edits()))
                    .orElse(List.of());
            return new TickReport(read, marking, lines, changed);
        }
    }

    private Work work(PlanFile file, Map<TaskId, Optional<Duration>> tasks, Unknown unknown) throws PlanFileException {
        byte[] now = file.read();
        PlanSource.Loaded loaded = PlanSource.of(path.toString(), now);
        ReadResult read = loaded.source()
                .map(source -> PlanFormats.read(source, format, options))
                .orElseGet(() -> ReadResult.none(loaded.diagnostics()));
        Marking marking = Marking.of(read, tasks);
        boolean stopped =
                unknown == Unknown.STOPS_ALL && !marking.tasks(Outcome.UNKNOWN).isEmpty();
        byte[] next = stopped ? now : Edits.apply(now, marking.edits());
        return new Work(loaded.source(), read, marking, now, next);
    }
}

package dev.stretto.planfile;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.format.registry.PlanInput;
import dev.stretto.format.writeback.Edits;
import dev.stretto.format.writeback.Marking;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.TaskId;
import dev.stretto.planfile.TickReport.EditedFile;
import dev.stretto.process.Uninterruptible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Marks tasks as completed in the file or files of a plan. They are read anew each time, so what others have changed in them since
 * stays; a file in which nothing is to be marked is not touched. Safe for use by many threads and processes at once.
 *
 * <p>Each file is replaced by itself, and only if it still says what the plan was read from; else the plan is read again as a
 * whole, and what is not marked yet is marked.
 */
public final class PlanTicks {

    /** How long others may keep changing the plan under our hands. */
    private static final Duration REDOING_MAX = Duration.ofSeconds(20);

    /** How long whoever is just writing the plan gets to end. */
    private static final long PAUSE_MILLIS = 20;

    private final String name;
    private final Path directory;
    private final Optional<PlanFormat> format;
    private final ReadOptions options;
    private final Opening opening;

    /** Opens a file; tests put something in the way. */
    interface Opening {
        PlanFile at(Path path) throws PlanFileException;
    }

    /**
     * @param name the file or folder
     * @param directory what a relative name starts at
     * @param format the format to read the plan as; empty to recognise it
     * @param options what its format leaves open; ticks are read whatever they say
     */
    public PlanTicks(String name, Path directory, Optional<PlanFormat> format, ReadOptions options) {
        this(name, directory, format, options, PlanFile::at);
    }

    PlanTicks(String name, Path directory, Optional<PlanFormat> format, ReadOptions options, Opening opening) {
        this.name = name;
        this.directory = directory;
        this.format = format;
        this.options = options;
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
     * @throws PlanFileException if the plan cannot be read
     */
    public TickReport preview(Map<TaskId, Optional<Duration>> tasks) throws PlanFileException {
        return TickRound.of(find(), format, options, tasks).preview();
    }

    /**
     * Marks tasks.
     *
     * @param tasks what to mark, each with the time it took where that is to be noted
     * @throws PlanFileException if the plan cannot be read or written; every file is as it was then, or holds its marks already
     */
    public TickReport tick(Map<TaskId, Optional<Duration>> tasks, Unknown unknown) throws PlanFileException {
        Path folder = folder(find());
        try (FolderLock _ = FolderLock.take(folder)) {
            return redoUntilDone(folder, read -> Marking.of(read, tasks), unknown);
        }
    }

    /**
     * Takes the marks of tasks back, with those of the groups they are in.
     *
     * @throws PlanFileException as {@link #tick}
     */
    public TickReport untick(Set<TaskId> tasks) throws PlanFileException {
        Path folder = folder(find());
        try (FolderLock _ = FolderLock.take(folder)) {
            return redoUntilDone(folder, read -> Marking.undone(read, tasks), Unknown.IS_LEFT_OUT);
        }
    }

    /** Refuses a plan with a file that could not be ticked. */
    public void requireWritable() throws PlanFileException {
        PlanInput input = find();
        for (PlanSource source : input.sources()) {
            opening.at(path(input, source)).requireWritable();
        }
    }

    private PlanInput find() throws PlanFileException {
        Path path = directory.resolve(name);
        if (!Files.isDirectory(path)) {
            opening.at(path); // says what is wrong with a path that leads to no file
        }
        return PlanFormats.find(name, directory, format);
    }

    private Path path(PlanInput input, PlanSource source) {
        return input.kind() == PlanInput.Kind.TEXT
                ? input.path().orElseThrow()
                : directory.resolve(source.name()).normalize();
    }

    /** The folder that Stretto holds the lock of while it ticks the plan: its own where it has one, else its file's. */
    private Path folder(PlanInput input) throws PlanFileException {
        Path path = input.path().orElseGet(() -> directory.resolve(name));
        try {
            return Files.isDirectory(path)
                    ? path.toRealPath()
                    : opening.at(path).folder();
        } catch (IOException e) {
            throw new PlanFileException(path + " cannot be read: " + e.getMessage());
        }
    }

    private TickReport redoUntilDone(Path locked, Function<ReadResult, Marking> change, Unknown unknown)
            throws PlanFileException {
        List<EditedFile> done = new ArrayList<>();
        Optional<Marking> earlier = Optional.empty();
        @Nullable String seen = null;
        long start = System.nanoTime();
        while (System.nanoTime() - start < REDOING_MAX.toNanos()) {
            TickRound round = TickRound.of(find(), format, options, change);
            String text = round.odd() ? round.input().text() : "";
            if (round.odd() && !text.equals(seen)) {
                // It may be half written; what it says a moment later is believed.
                seen = text;
            } else {
                boolean stopped = unknown == Unknown.STOPS_ALL && round.lacksTasks();
                boolean all = stopped || replaceAll(round, locked, done);
                Marking marking =
                        earlier.isEmpty() ? round.marking() : round.marking().following(earlier.get());
                if (all) {
                    return new TickReport(round.read(), marking, done, !done.isEmpty());
                }
                earlier = Optional.of(marking);
            }
            Uninterruptible.sleepMillis(PAUSE_MILLIS);
        }
        throw new PlanFileException(
                name + " is open for writing in another program all the time, or changes all the time: try again when"
                        + " that has ended");
    }

    /** Changes file after file, up to one that somebody else has changed meanwhile. */
    private boolean replaceAll(TickRound round, Path locked, List<EditedFile> done) throws PlanFileException {
        for (TickRound.Change change : round.changes()) {
            Path path = path(round.input(), change.source());
            if (!Files.exists(path) || !replace(opening.at(path), change, locked)) {
                return false;
            }
            done.add(change.lines());
        }
        return true;
    }

    /** Each folder in which a file is written is locked, as what a killed process left in it may be swept only then. */
    private static boolean replace(PlanFile file, TickRound.Change change, Path locked) throws PlanFileException {
        if (file.folder().equals(locked)) {
            return replaceLocked(file, change);
        }
        try (FolderLock _ = FolderLock.take(file.folder())) {
            return replaceLocked(file, change);
        }
    }

    private static boolean replaceLocked(PlanFile file, TickRound.Change change) throws PlanFileException {
        try {
            Aside.sweep(file.target());
        } catch (IOException e) {
            throw new PlanFileException("the folder " + file.folder() + " cannot be read: " + e.getMessage());
        }
        byte[] now = file.read();
        PlanSource source = change.source();
        boolean same = PlanSource.of(source.name(), now)
                .source()
                .filter(text -> text.text().equals(source.text()))
                .isPresent();
        return same && file.replace(now, Edits.apply(now, change.edits()));
    }
}

package dev.stretto.workspace;

import dev.stretto.git.FileTrees;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The checkouts that overlays of a repository have at their bottom, shared by its runs; the next run begins with one that
 * is there.
 *
 * <p>Why none goes while it is needed: making one, taking one and deleting one are done under one lock, of this process and
 * among processes. Whoever takes one notes so in its own directory first, and nothing that is noted in any run's directory is
 * deleted. A checkout is made aside and renamed, so one that a killed process was at is never taken for whole.
 */
final class BaseStore {

    /** No directory of a run is called like this. */
    private static final String NAME = ".bases";

    private static final String NOTE = "bases";
    private static final String ASIDE = ".new";
    private static final int UNUSED_KEPT = 2;
    private static final Comparator<Path> BY_AGE =
            Comparator.comparingLong(place -> place.toFile().lastModified());
    private static final Object IN_THIS_PROCESS = new Object();

    private final GitRepository repository;
    private final Path run;
    private final Path directory;
    private final String settings;

    /**
     * @param run the directory of a run, beside those of the other runs of the repository
     * @param settings what besides the commit decides how files look
     */
    BaseStore(GitRepository repository, Path run, String settings) {
        this.repository = repository;
        this.run = run;
        this.directory = run.resolveSibling(NAME);
        this.settings = UUID.nameUUIDFromBytes(settings.getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Whether something beside the directories of runs is where the checkouts are. */
    static boolean isOne(Path entry) {
        return entry.endsWith(NAME);
    }

    /** The checkout of a commit, made if need be, and kept until {@link #forget}. */
    Layer take(ObjectId commit) throws IOException {
        Path place = directory.resolve(settings + "-" + commit.hex());
        return locked(() -> {
                    note(place);
                    Optional<Layer> there = Layer.read(repository, place);
                    if (there.isEmpty()) {
                        make(place, commit);
                    }
                    return Layer.read(repository, place);
                })
                .orElseThrow();
    }

    /** The checkout that was made last of those whose files look as they would now, kept until {@link #forget}. */
    Optional<Layer> takeLatest() throws IOException {
        return locked(() -> {
            Optional<Path> latest = places().stream()
                    .filter(place -> name(place).startsWith(settings + "-")
                            && !name(place).endsWith(ASIDE))
                    .max(BY_AGE);
            if (latest.isEmpty()) {
                return Optional.empty();
            }
            note(latest.get());
            return Layer.read(repository, latest.get());
        });
    }

    private List<Path> places() throws IOException {
        List<Path> places = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry)) {
                    places.add(entry);
                }
            }
        }
        return places;
    }

    private static String name(Path place) {
        return String.valueOf(place.getFileName());
    }

    private void note(Path place) throws IOException {
        Path note = Files.createDirectories(run).resolve(NOTE);
        List<String> noted = Files.isRegularFile(note) ? Files.readAllLines(note) : List.of();
        if (!noted.contains(name(place))) {
            Files.writeString(note, name(place) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private void make(Path place, ObjectId commit) throws IOException {
        Path aside = place.resolveSibling(place.getFileName() + ASIDE);
        FileTrees.delete(aside);
        FileTrees.delete(place);
        Path tree = Files.createDirectories(aside.resolve("tree"));
        repository.workingCopy(tree, aside.resolve("index")).reset(commit);
        Layer.describe(aside, commit, Optional.empty());
        Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The run needs none any more; the oldest of those that none needs are deleted. */
    void forget() throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        locked(() -> {
            Files.deleteIfExists(run.resolve(NOTE));
            prune();
            return Optional.empty();
        });
    }

    private void prune() throws IOException {
        Set<String> needed = needed();
        List<Path> unused = new ArrayList<>();
        for (Path place : places()) {
            if (name(place).endsWith(ASIDE)) {
                FileTrees.delete(place);
            } else if (!needed.contains(name(place))) {
                unused.add(place);
            }
        }
        unused.sort(BY_AGE.reversed());
        for (Path old : unused.subList(Math.min(UNUSED_KEPT, unused.size()), unused.size())) {
            Path aside = old.resolveSibling(old.getFileName() + ASIDE);
            Files.move(old, aside, StandardCopyOption.ATOMIC_MOVE);
            FileTrees.delete(aside);
        }
    }

    private Set<String> needed() throws IOException {
        Set<String> needed = new HashSet<>();
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(directory.resolve(".."))) {
            for (Path each : runs) {
                Path note = each.resolve(NOTE);
                if (Files.isRegularFile(note)) {
                    needed.addAll(Files.readAllLines(note));
                }
            }
        }
        return needed;
    }

    private interface Work {
        Optional<Layer> done() throws IOException;
    }

    private Optional<Layer> locked(Work work) throws IOException {
        Files.createDirectories(directory);
        Path lock = directory.resolve("lock");
        synchronized (IN_THIS_PROCESS) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                return work.done();
            }
        }
    }
}

package dev.stretto.app;

import dev.stretto.driver.Journal;
import dev.stretto.engine.RunId;
import dev.stretto.journal.SqliteJournal;
import dev.stretto.local.RunHome;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The runs of one place, each in a directory of its own. */
public final class RunStore {

    /** Without letters and digits that are taken for each other. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int ID_LENGTH = 5;

    /** What can be an id, also one of a later Stretto; nothing that leads out of the directory. */
    private static final String ID = "[a-z0-9]{1,32}";

    /** A run's journal and logs hold whatever its tasks print. */
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path directory;

    /**
     * @param directory holds a directory for each run; made when the first run is
     */
    public RunStore(Path directory) {
        this.directory = directory;
    }

    /** Holds a directory for each run. */
    public Path directory() {
        return directory;
    }

    /** Makes the directory of a new run. */
    public RunHome create() throws UserError {
        SecureRandom random = new SecureRandom();
        try {
            Files.createDirectories(directory);
            while (true) {
                StringBuilder id = new StringBuilder();
                random.ints(ID_LENGTH, 0, ALPHABET.length()).forEach(at -> id.append(ALPHABET.charAt(at)));
                RunHome home = home(id.toString());
                try {
                    Files.createDirectory(home.directory(), OWNER_ONLY);
                    return home;
                } catch (FileAlreadyExistsException e) {
                    // Taken: draw again.
                }
            }
        } catch (IOException e) {
            throw new UserError("cannot make a run in " + directory + ": " + e.getMessage()
                    + "; check that you may write there and that the disk is not full");
        }
    }

    /** Every run with a journal, the newest first. */
    public List<RunHome> all() throws UserError {
        try (Stream<Path> entries = Files.list(directory)) {
            Map<RunHome, Long> dates = new LinkedHashMap<>(); // each is read from a journal, once
            entries.filter(entry -> entry.getFileName().toString().matches(ID))
                    .map(entry -> home(entry.getFileName().toString()))
                    .filter(home -> Files.exists(home.journal()))
                    .forEach(home -> dates.put(home, createdAtMillis(home)));
            return dates.entrySet().stream()
                    .sorted(Map.Entry.<RunHome, Long>comparingByValue().reversed())
                    .map(Map.Entry::getKey)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UserError("cannot list the runs in " + directory + ": " + e.getMessage());
        }
    }

    /** A run by its id, without looking at the others. */
    public Optional<RunHome> byId(String id) {
        return Optional.of(id)
                .filter(name -> name.matches(ID))
                .map(this::home)
                .filter(home -> Files.exists(home.journal()));
    }

    /** The names of all folders of runs, also of those without a journal, such as one that is just being started. */
    List<String> names() throws UserError {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UserError("cannot list the runs in " + directory + ": " + e.getMessage());
        }
    }

    /**
     * A run by its id, or the newest where none is named.
     *
     * @throws UserError if there is no such run
     */
    public RunHome find(Optional<String> id) throws UserError {
        List<RunHome> runs = all();
        if (runs.isEmpty()) {
            throw new UserError("there is no run here yet; `stretto run PLAN` starts one");
        }
        if (id.isEmpty()) {
            return runs.getFirst();
        }
        for (RunHome run : runs) {
            if (run.run().value().equals(id.get())) {
                return run;
            }
        }
        throw new UserError("there is no run " + id.get() + " here; the newest is "
                + runs.getFirst().run());
    }

    private RunHome home(String id) {
        return new RunHome(new RunId(id), directory.resolve(id));
    }

    private static long createdAtMillis(RunHome home) {
        try (var journal = SqliteJournal.openToRead(home.journal())) {
            return journal.facts().createdAtMillis();
        } catch (Journal.JournalException e) {
            return 0;
        }
    }
}

package dev.stretto.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads refs and changes them by compare-and-swap. Safe for use by many threads and beside other git processes. */
public final class Refs implements AutoCloseable {

    private static final Pattern BLOCKED =
            Pattern.compile("'refs/heads/([^']+)' exists; cannot create 'refs/heads/([^']+)'");
    private static final Pattern ONE_WORD = Pattern.compile("[^\\s\\p{Cntrl}]+");
    private static final Duration LOCK_LIFE_MAX = Duration.ofSeconds(10);
    private static final long LOCK_POLL_MILLIS = 50;

    private final GitRepository repository;
    private final GitHelper setter;

    Refs(GitRepository repository) {
        this.repository = repository;
        this.setter = repository.helper("update-ref", "--no-deref", "--stdin");
    }

    /**
     * One change of a transaction.
     *
     * @param ref its full name ({@code refs/heads/main})
     * @param expected what it must point to now; null: it must not exist
     * @param next what it is to point to; null: it is deleted
     */
    public record Change(
            String ref,
            @Nullable ObjectId expected,
            @Nullable ObjectId next) {

        public Change {
            if (!ONE_WORD.matcher(ref).matches()) {
                throw new IllegalArgumentException("not the name of a ref: " + ref);
            }
            if (expected == null && next == null) {
                throw new IllegalArgumentException("a change of " + ref + " from nothing to nothing");
            }
        }

        private String command() {
            if (next == null) {
                return "delete " + ref + " " + expected + "\n";
            }
            return expected == null
                    ? "create " + ref + " " + next + "\n"
                    : "update " + ref + " " + next + " " + expected + "\n";
        }
    }

    /** Makes all changes or none; false where a ref was not as expected. */
    public boolean update(List<Change> changes) {
        StringBuilder commands = new StringBuilder();
        changes.forEach(change -> commands.append(change.command()));
        GitCall call = repository.call("update-ref", "--no-deref", "--stdin").input(commands.toString());
        GitOutput output = call.attempt();
        if (output.status() == 0) {
            return true;
        }
        String said = output.said().toLowerCase(Locale.ROOT);
        if (said.contains("but expected")
                || said.contains("reference already exists")
                || said.contains("unable to resolve reference")) {
            return false;
        }
        throw blocked(output.said()).orElseGet(() -> call.failed(output));
    }

    /**
     * Points a ref that nobody else changes to a commit, whatever it was before; through a process that stays, in a fraction of
     * a millisecond.
     */
    public void set(String ref, ObjectId commit) {
        setTo(ref, "update " + ref + " " + commit);
    }

    /** Deletes a ref that nobody else changes, if there is such a one. */
    public void remove(String ref) {
        setTo(ref, "delete " + ref);
    }

    private void setTo(String ref, String command) {
        if (!ONE_WORD.matcher(ref).matches()) {
            throw new IllegalArgumentException("not the name of a ref: " + ref);
        }
        Optional<Boolean> done = setter.ask(
                "start\n" + command + "\ncommit",
                in -> Optional.of(GitHelper.line(in).equals("start: ok")
                        && GitHelper.line(in).equals("commit: ok")));
        if (!done.orElse(false)) {
            repository
                    .call("update-ref", "--no-deref", "--stdin")
                    .input(command + "\n")
                    .run();
        }
    }

    /** A branch {@code a} and a branch {@code a/b} cannot both exist, since git keeps them as a file and a folder. */
    private static Optional<GitException> blocked(String said) {
        Matcher match = BLOCKED.matcher(said);
        return match.find()
                ? Optional.of(new GitException(
                        GitProblem.Kind.BRANCH_BLOCKED,
                        "the branch " + match.group(2) + " cannot be made while there is a branch " + match.group(1),
                        "rename that one (git branch -m " + match.group(1) + " <new name>), or choose another prefix"))
                : Optional.empty();
    }

    /**
     * Deletes the lock file a killed git process has left of a ref that only one process of ours changes.
     * Locks live for milliseconds; one that is old has no owner.
     */
    public void clearStaleLock(String ref) {
        Path lock = repository.commonDirectory().resolve(ref + ".lock");
        try {
            if (Files.getLastModifiedTime(lock)
                    .toInstant()
                    .isBefore(Instant.now().minus(LOCK_LIFE_MAX))) {
                Files.deleteIfExists(lock);
            }
        } catch (NoSuchFileException e) {
            // The usual case.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until nobody locks a ref, be it that its lock becomes old enough to be {@link #clearStaleLock cleared}. */
    public void awaitUnlocked(String ref) {
        Path lock = repository.commonDirectory().resolve(ref + ".lock");
        clearStaleLock(ref);
        while (Files.exists(lock)) {
            try {
                Thread.sleep(LOCK_POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            clearStaleLock(ref);
        }
    }

    /** The refs that are named by one of the patterns, or lie below one ({@code refs/stretto/salvage}), by full name. */
    public Map<String, ObjectId> list(String... patterns) {
        List<String> arguments = new ArrayList<>(List.of("for-each-ref", "--format=%(objectname) %(refname)"));
        arguments.addAll(List.of(patterns));
        Map<String, ObjectId> refs = new LinkedHashMap<>();
        for (String line :
                repository.call(arguments.toArray(String[]::new)).run().lines()) {
            int end = line.indexOf(' ');
            refs.put(line.substring(end + 1), new ObjectId(line.substring(0, end)));
        }
        return refs;
    }

    /** The branches, remote branches and tags from which a commit can be reached, by full name. */
    public List<String> containing(ObjectId commit) {
        return repository
                .call(
                        "for-each-ref",
                        "--format=%(refname)",
                        "--contains=" + commit,
                        "refs/heads",
                        "refs/tags",
                        "refs/remotes")
                .run()
                .lines();
    }

    /** What a ref points to. */
    public Optional<ObjectId> read(String ref) {
        return Optional.ofNullable(list(ref).get(ref));
    }

    public boolean exists(String ref) {
        return read(ref).isPresent();
    }

    /**
     * Whether a branch is checked out, in the main worktree or a linked one: then moving it would make that worktree look
     * changed. Read from the HEAD files, without a process.
     *
     * @param branch its full name
     * @return the worktree, in words for a person
     */
    public Optional<String> checkedOut(String branch) {
        Path common = repository.commonDirectory();
        try {
            String main = headFile(common.resolve("HEAD"));
            if (main.equals("ref: refs/heads/.invalid")) {
                return checkedOutAccordingToGit(branch);
            }
            if (!repository.isBare() && main.equals("ref: " + branch)) {
                return Optional.of("the main worktree");
            }
            return checkedOutInLinkedWorktree(common.resolve("worktrees"), branch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> checkedOutInLinkedWorktree(Path worktrees, String branch) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(worktrees)) {
            for (Path entry : entries) {
                if (headFile(entry.resolve("HEAD")).equals("ref: " + branch)) {
                    return Optional.of(
                            "the worktree " + headFile(entry.resolve("gitdir")).replaceFirst("/\\.git$", ""));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String headFile(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** The way for ref storages other than files, whose HEAD file says nothing. */
    private Optional<String> checkedOutAccordingToGit(String branch) {
        String path = repository
                .call("for-each-ref", "--format=%(worktreepath)", branch)
                .run()
                .text()
                .strip();
        return path.isEmpty() ? Optional.empty() : Optional.of("the worktree " + path);
    }

    @Override
    public void close() {
        setter.close();
    }
}

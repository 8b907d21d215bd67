package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.driver.Journal.JournalException;
import dev.stretto.engine.Event;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.TaskEvent;
import dev.stretto.journal.SqliteJournal;
import dev.stretto.process.ProcessTree;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A repository with a plan, in which the real program runs as a process of its own, is killed, and is run again. The git it
 * finds is a script around the real one that can kill the program at a point which no clock would hit.
 */
final class CrashScene {

    private static final long SECONDS_MAX = 90;
    private static final long POLL_NANOS = 1_000_000;

    /** What a git process does around its work to whoever started it. */
    private static final String GIT = """
            #!/bin/sh
            kill_at() {
              [ -e "TRIGGERS/$1" ] && mv "TRIGGERS/$1" TRIGGERS/done 2>/dev/null && kill -9 $PPID
            }
            may_pass() {
              for pass in TRIGGERS/pass-*; do
                mv "$pass" "TRIGGERS/done" 2>/dev/null && return
              done
              return 1
            }
            may_pass || kill_at next
            [ -e TRIGGERS/slow ] && sleep 0.3
            for word in "$@"; do
              kill_at "before-$word" && exit 1
              [ -e "TRIGGERS/hold-$word" ] && touch TRIGGERS/held && sleep 60
            done
            REAL "$@"
            code=$?
            for word in "$@"; do
              kill_at "after-$word"
            done
            exit $code
            """;

    private final TrainedProgram program;
    private final Path home;
    private final Path work;
    private final Path cache;
    private final Path triggers;
    private final Map<String, String> environment = new TreeMap<>();
    private int commands;

    CrashScene(Path home, String plan) {
        this(TrainedProgram.shared(), home, plan);
    }

    CrashScene(TrainedProgram program, Path home, String plan) {
        this.program = program;
        this.home = home;
        this.work = home.resolve("work");
        this.cache = home.resolve("cache");
        this.triggers = home.resolve("triggers");
        try {
            Files.createDirectories(work);
            Files.createDirectories(triggers);
            String real = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, "git"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow()
                    .toString();
            Path git = Files.createDirectories(home.resolve("bin")).resolve("git");
            Files.writeString(git, GIT.replace("REAL", real).replace("TRIGGERS", triggers.toString()));
            Files.setPosixFilePermissions(git, PosixFilePermissions.fromString("rwxr-xr-x"));
            environment.put("PATH", git.getParent() + File.pathSeparator + System.getenv("PATH"));
            environment.put("HOME", home.toString());
            environment.put("XDG_CACHE_HOME", cache.toString());
            environment.put("STRETTO_WORKSPACE_PROVIDER", "pool"); // nothing stays mounted after a kill
            environment.put("GIT_CONFIG_NOSYSTEM", "1");
            Files.writeString(work.resolve("plan.md"), plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        git("init", "--quiet", "--initial-branch=main");
        git("config", "user.name", "Ann");
        git("config", "user.email", "ann@example.org");
        git("add", ".");
        git("commit", "--quiet", "--message=Start");
    }

    Path work() {
        return work;
    }

    Path cache() {
        return cache.resolve("stretto");
    }

    /** The program at work, in a session of its own. */
    final class Program {

        private final Process process;
        private final Path output;

        private Program(Process process, Path output) {
            this.process = process;
            this.output = output;
        }

        long pid() {
            return process.pid();
        }

        boolean isAlive() {
            return process.isAlive();
        }

        /** Kills the program alone, at once; what it started lives on. */
        void kill() {
            process.destroyForcibly();
            await();
        }

        /** Sends a signal to the program and the git processes it is waiting for, as a terminal does. */
        void signalGroup(String signal) {
            shell("kill -s " + signal + " -- -" + process.pid());
        }

        void signal(String signal) {
            shell("kill -s " + signal + " " + process.pid());
        }

        String printed() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Closes the terminal: its output goes nowhere from here on, and the whole group is told. */
        void hangUp() {
            try {
                process.getInputStream().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            signalGroup("HUP");
        }

        /** Waits for its end and returns its exit code, 137 where it was killed. */
        int await() {
            try {
                if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                    shell("jstack " + process.pid() + " >&2");
                    process.destroyForcibly();
                    throw new AssertionError("it does not end; it printed:\n" + printed());
                }
                return process.exitValue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        Program exits(int code) {
            assertThat(await()).as("exit code; it printed:%n%s", printed()).isEqualTo(code);
            return this;
        }
    }

    Program start(String... arguments) {
        Path output = home.resolve("output-" + ++commands);
        return start(ProcessBuilder.Redirect.to(output.toFile()), output, arguments);
    }

    /** Starts the program so that its output can be closed; nobody reads it, so it must be short. */
    Program startOnTerminal(String... arguments) {
        return start(ProcessBuilder.Redirect.PIPE, Path.of("/dev/null"), arguments);
    }

    private Program start(ProcessBuilder.Redirect to, Path output, String... arguments) {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(program.command(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(to);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the next git process that is given this word kill the program, before or after it has done its work. */
    void killAtGit(boolean after, String word) {
        trigger((after ? "after-" : "before-") + word);
    }

    /** Has a git process kill the program before it does its work, after so many others have passed. */
    void killAtGit(int passing) {
        for (int pass = 0; pass < passing; pass++) {
            trigger("pass-" + pass);
        }
        trigger("next");
    }

    /** Waits for what a killed program has left running: a git process of it could answer to the next trigger. */
    void awaitQuiet() {
        String mark = "HOME=" + environment.get("HOME");
        Await.until("nothing is left of it", () -> ProcessTree.survivors(mark).isEmpty());
    }

    /** Has every git process take its time. */
    void slowGit() {
        trigger("slow");
    }

    /** Has git processes that are given this word hang. */
    void holdGit(String word) {
        trigger("hold-" + word);
    }

    private void trigger(String name) {
        try {
            Files.createFile(triggers.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void disarm() {
        shell("rm -f " + triggers + "/*");
    }

    /** The id of the newest run, once it has a directory. */
    String run() {
        try (Stream<Path> runs = Files.list(runs())) {
            return runs.map(path -> path.getFileName().toString()).findFirst().orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private Path runs() {
        return work.resolve(".git/stretto/runs");
    }

    Path runDirectory() {
        return runs().resolve(run());
    }

    /** The events so far; none where there is no journal yet. */
    List<Recorded> events() {
        try (Watch watch = new Watch()) {
            watch.look();
            return watch.seen;
        }
    }

    /** Follows the journal while the program writes it. */
    final class Watch implements AutoCloseable {

        private final List<Recorded> seen = new ArrayList<>();
        private Optional<SqliteJournal> journal = Optional.empty();

        /** All events so far. */
        List<Recorded> look() {
            try {
                if (journal.isEmpty() && Files.exists(runDirectory().resolve("journal.db"))) {
                    journal =
                            Optional.of(SqliteJournal.openToRead(runDirectory().resolve("journal.db")));
                }
                journal.ifPresent(open -> seen.addAll(open.eventsAfter(seen.size())));
            } catch (JournalException e) {
                // It is just being made.
            }
            return seen;
        }

        @Override
        public void close() {
            journal.ifPresent(SqliteJournal::close);
        }
    }

    void awaitFile(Program program, Path file) {
        assertThat(await(program, () -> Files.exists(file)))
                .as("no %s; it printed:%n%s", file, program.printed())
                .isTrue();
    }

    /** Waits until the journal tells something of a type. */
    void awaitEvent(Program program, Class<? extends Event> type) {
        boolean told = awaitEvents(
                program, events -> events.stream().map(Recorded::event).anyMatch(type::isInstance));
        assertThat(told).as("no %s; it printed:%n%s", type, program.printed()).isTrue();
    }

    /** Waits until the journal tells something; false where the program ended before. */
    boolean awaitEvents(Program program, Predicate<List<Recorded>> wanted) {
        try (Watch watch = new Watch()) {
            return await(program, () -> wanted.test(watch.look()));
        }
    }

    String state() {
        try (SqliteJournal journal = SqliteJournal.openToRead(runDirectory().resolve("journal.db"))) {
            return journal.runState();
        }
    }

    String tree() {
        return git("rev-parse", "refs/stretto/runs/" + run() + "/head^{tree}");
    }

    /** The tasks whose changes are on the integration branch, in the order of their names. */
    List<String> landed() {
        return git(
                        "log",
                        "--format=%(trailers:key=Stretto-Task,valueonly,separator=)",
                        "main..refs/stretto/runs/" + run() + "/head")
                .lines()
                .sorted()
                .toList();
    }

    /** Everything that holds of a run that has ended well, however often it was killed. */
    void assertDone(String tree, List<String> tasks) {
        assertThat(state()).isEqualTo("run.completed");
        assertThat(landed()).as("every task landed once").isEqualTo(tasks);
        assertThat(tree()).as("the tree of an undisturbed run").isEqualTo(tree);
        assertThat(git("for-each-ref", "--format=%(objectname)", "refs/heads/stretto"))
                .as("the branch stands at the head")
                .isEqualTo(git("rev-parse", "refs/stretto/runs/" + run() + "/head"));
        assertThat(ProcessTree.survivors("STRETTO_RUN=" + run()))
                .as("processes left")
                .isEmpty();
        assertThat(workspaces()).as("workspaces left").isEmpty();
        assertThat(git("status", "--porcelain")).as("the user's work tree").isEmpty();
        assertThat(shell("find .git -name '*.lock' -not -name driver.lock"))
                .as("locks left")
                .isEmpty();
        git("fsck", "--no-dangling");
        List<Recorded> events = events();
        for (int at = 0; at < events.size(); at++) {
            assertThat(events.get(at).seq()).isEqualTo(at + 1);
        }
    }

    /** The directories of workspaces that are there: of each repository, of each run. */
    List<Path> workspaces() {
        try (Stream<Path> paths = Files.walk(cache(), 2)) {
            return paths.filter(path -> cache().relativize(path).getNameCount() == 2)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What tells that a task failed, or that an attempt counted against it. */
    List<Recorded> failures() {
        return events().stream()
                .filter(recorded -> recorded.event() instanceof TaskEvent.Failed
                        || (recorded.event() instanceof TaskEvent.Retrying retrying && retrying.counted()))
                .toList();
    }

    /** Whether a shell command succeeds. */
    boolean succeeds(String command) {
        return shell("if " + command + " >/dev/null 2>&1; then echo yes; fi").equals("yes");
    }

    String git(String... arguments) {
        StringBuilder command = new StringBuilder("exec git");
        for (String argument : arguments) {
            command.append(" '").append(argument).append('\'');
        }
        return shell(command.toString());
    }

    /** What a shell command prints, without the last line's end. */
    String shell(String command) {
        try {
            Path output = Files.createTempFile(home, "shell", ".out");
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                    .directory(work.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            builder.environment().keySet().removeIf(name -> name.startsWith("GIT_DIR"));
            Process process = builder.start();
            assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS))
                    .as(command)
                    .isTrue();
            String printed = Files.readString(output).stripTrailing();
            assertThat(process.exitValue()).as("%s: %s", command, printed).isZero();
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for what the program is about to do; false where it ended without having done it. */
    private static boolean await(Program program, BooleanSupplier happened) {
        long start = System.nanoTime();
        while (!happened.getAsBoolean()) {
            if (!program.isAlive()) {
                return happened.getAsBoolean();
            }
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(SECONDS_MAX)) {
                throw new AssertionError("nothing happened; it printed:\n" + program.printed());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }
}

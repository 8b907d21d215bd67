package dev.stretto.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A user's shell in a folder of its own: it writes files, calls git, and gives commands to Stretto in this JVM. */
final class Shell {

    private static final long GIT_SECONDS_MAX = 60;

    private final Path home;
    private final Path directory;
    private final Map<String, String> environment = new LinkedHashMap<>();

    private Shell(Path home, Path directory) {
        this.home = home;
        this.directory = directory;
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", home.toString());
        environment.put("XDG_CACHE_HOME", home.resolve("cache").toString());
        // Nothing stays mounted where a test ends a run in the midst; tests of other workspaces ask for them.
        environment.put("STRETTO_WORKSPACE_PROVIDER", "pool");
    }

    /** In a new repository with one commit. */
    static Shell inRepository(Path home) {
        Shell shell = inFolder(home);
        shell.git("init", "--quiet", "--initial-branch=main");
        shell.git("config", "user.name", "Ann");
        shell.git("config", "user.email", "ann@example.org");
        shell.write("README.md", "# Work\n");
        shell.commit("Start");
        return shell;
    }

    /** In a new folder that is in no repository. */
    static Shell inFolder(Path home) {
        try {
            return new Shell(home, Files.createDirectories(home.resolve("work")).toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same user in a folder below. */
    Shell below(String folder) {
        Shell shell = new Shell(home, directory.resolve(folder));
        shell.environment.putAll(environment);
        return shell;
    }

    Path directory() {
        return directory;
    }

    /** A place outside the repository, for what tests and tasks tell each other. */
    Path outside(String name) {
        return home.resolve(name);
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    void export(String name, String value) {
        environment.put(name, value);
    }

    Path write(String file, String text) {
        return write(directory.resolve(file), text);
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A shell script outside the repository, to be given as {@code --agent}. */
    String script(String name, String text) {
        Path file = write(outside(name), "#!/bin/sh\n" + text);
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }

    String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String file) {
        return Files.exists(directory.resolve(file));
    }

    void commit(String message) {
        git("add", "--all");
        git("commit", "--quiet", "--message", message);
    }

    /** What git prints, without the last line's end. */
    String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile(home, "git", ".out");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
            Process process = builder.start();
            if (!process.waitFor(GIT_SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command + " failed: " + Files.readString(output));
            }
            return Files.readString(output, StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives a command to Stretto and waits for its end. */
    Finished stretto(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = cli(out, err).run(arguments);
        return new Finished(exit, out.toString(), err.toString());
    }

    /** Gives a command to Stretto with a text on its standard input. */
    Finished strettoReading(String input, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int exit = new Cli(console(out, err), directory, environment(), in).run(arguments);
        return new Finished(exit, out.toString(), err.toString());
    }

    /** Gives Stretto a command that goes on while the test does other things. */
    Background background(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CompletableFuture<Finished> end = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("background-command").start(() -> {
            try {
                int exit = cli(out, err).run(arguments);
                end.complete(new Finished(exit, out.toString(), err.toString()));
            } catch (Throwable e) {
                end.completeExceptionally(e);
            }
        });
        return new Background(out, end);
    }

    private Cli cli(StringWriter out, StringWriter err) {
        return new Cli(console(out, err), directory, environment());
    }

    private static Console console(StringWriter out, StringWriter err) {
        return new Console(new PrintWriter(out, true), new PrintWriter(err, true), Console.Screen.NONE);
    }
}

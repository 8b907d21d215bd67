package dev.stretto.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real repository as its user handles it: by the git command and by writing files. */
public record TestRepository(Path path) {

    public static TestRepository init(Path path, String... options) {
        List<String> command = new ArrayList<>(List.of("git", "init", "-q", "-b", "main"));
        command.addAll(List.of(options));
        command.add(path.toString());
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(path, command);
        TestRepository repository = new TestRepository(path);
        repository.git("config", "user.name", "Ada");
        repository.git("config", "user.email", "ada@example.org");
        return repository;
    }

    /** A repository with one commit that holds {@code README.md}, {@code src/a.txt} and {@code src/b.txt}. */
    public static TestRepository withFiles(Path path, String... options) {
        TestRepository repository = init(path, options);
        repository.write("README.md", "read me\n");
        repository.write("src/a.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
        repository.write("src/b.txt", "b\n");
        repository.commit("first");
        return repository;
    }

    public String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return run(path, command);
    }

    public void write(String file, String content) {
        write(path, file, content);
    }

    public static void write(Path root, String file, String content) {
        try {
            Path target = root.resolve(file);
            Files.createDirectories(target.getParent());
            Files.writeString(target, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits all there is. */
    public ObjectId commit(String message) {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
        return at("HEAD");
    }

    public ObjectId at(String revision) {
        return new ObjectId(git("rev-parse", "--verify", revision + "^{commit}").strip());
    }

    public GitRepository open() {
        return GitRepository.discover(path);
    }

    /** As {@link #open}, with a git that notes each start as a line in {@code log}. */
    public GitRepository openNoting(Path log) throws IOException {
        Path script = log.resolveSibling("git-noting");
        Files.writeString(script, "#!/bin/sh\necho \"$*\" >> '" + log + "'\nexec git \"$@\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return GitRepository.discover(path, new GitProgram(script.toString()));
    }

    /** Everything of the user's that nothing of ours may change: refs, stash, config, HEAD, index, state of the files. */
    public String belongings() {
        return String.join(
                "\n--\n",
                git("for-each-ref"),
                git("stash", "list"),
                git("config", "-l", "--local"),
                git("rev-parse", "--symbolic-full-name", "HEAD"),
                git("ls-files", "-s", "--debug"),
                git("-c", "core.quotePath=false", "--no-optional-locks", "status", "--porcelain", "--ignored"));
    }

    /** All files of a commit: mode, blob, path. */
    public String files(ObjectId commit) {
        return git("ls-tree", "-r", "-z", commit.hex()).replace('\0', '\n');
    }

    public static String sh(Path directory, String script) {
        return run(directory, List.of("sh", "-ec", script));
    }

    public static String run(Path directory, List<String> command) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
            builder.environment().put("GIT_AUTHOR_NAME", "Ada");
            builder.environment().put("GIT_AUTHOR_EMAIL", "ada@example.org");
            builder.environment().put("GIT_COMMITTER_NAME", "Ada");
            builder.environment().put("GIT_COMMITTER_EMAIL", "ada@example.org");
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(String.join(" ", command) + "\n" + output)
                    .isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

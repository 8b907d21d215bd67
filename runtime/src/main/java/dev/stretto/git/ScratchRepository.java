package dev.stretto.git;

import java.nio.file.Path;
import java.util.List;

/**
 * Makes repositories for demonstrations and trials. They behave the same however the user has set git up: no template, no
 * signing, and nothing ignored by a list of the user's own.
 */
public final class ScratchRepository {

    /** The branch the first commit is on. */
    public static final String BRANCH = "main";

    private static final List<String> SETTINGS =
            List.of("core.excludesFile=/dev/null", "core.autocrlf=false", "commit.gpgSign=false");

    private ScratchRepository() {}

    /**
     * Makes a folder a repository and commits what is in it. The folder may lie inside another repository, which then has
     * nothing to do with it.
     *
     * @param folder an existing directory
     * @param message of the first commit
     */
    public static GitRepository create(Path folder, String message) {
        git(folder, "init", "--quiet", "--template=", "--initial-branch=" + BRANCH);
        GitRepository repository = GitRepository.discover(folder);
        Identity author = repository.identity();
        for (String setting : SETTINGS) {
            int equals = setting.indexOf('=');
            git(folder, "config", setting.substring(0, equals), setting.substring(equals + 1));
        }
        git(folder, "add", "--all");
        new GitCall(
                        GitProgram.ON_PATH,
                        folder,
                        List.of(
                                "-c",
                                "user.name=" + author.name(),
                                "-c",
                                "user.email=" + author.email(),
                                "commit",
                                "--quiet",
                                "--message=" + message))
                .named("commit")
                .run();
        return repository;
    }

    private static void git(Path folder, String... arguments) {
        new GitCall(GitProgram.ON_PATH, folder, List.of(arguments)).run();
    }
}

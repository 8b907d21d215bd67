package dev.stretto.git;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The other repositories that this one knows. A push never forces, and never asks anybody for a password: what is not configured so
 * that it goes by itself fails, and what hangs is ended.
 *
 * @param repository the user's
 */
public record Remotes(GitRepository repository) {

    private static final String SUFFIX = ".url";
    private static final String PREFIX = "remote.";

    /** What became of a push. */
    public sealed interface Pushed {

        /** The branch over there is at the commit. */
        record Done() implements Pushed {}

        /** It was understood and refused: trying again helps only once somebody has mended something. */
        record Refused(String why) implements Pushed {}

        /** It did not work, which may be different the next time. */
        record Failed(String why) implements Pushed {}
    }

    /** The names of the remotes, in alphabetical order. */
    public List<String> names() {
        TreeSet<String> names = new TreeSet<>();
        for (String key : repository.config(false).keySet()) {
            if (key.startsWith(PREFIX) && key.endsWith(SUFFIX) && key.length() > PREFIX.length() + SUFFIX.length()) {
                names.add(key.substring(PREFIX.length(), key.length() - SUFFIX.length()));
            }
        }
        return List.copyOf(names);
    }

    /**
     * Moves a branch of a remote forward to a commit, or makes it there.
     *
     * @param remote its name or address
     * @param branch without {@code refs/heads/}
     * @param timeMax after which it has failed
     */
    public Pushed push(String remote, String branch, ObjectId commit, Duration timeMax) {
        GitCall call = repository
                .checkout(
                        "push",
                        "--porcelain",
                        "--no-follow-tags",
                        "--recurse-submodules=no",
                        "--",
                        remote,
                        commit.hex() + ":refs/heads/" + branch)
                .with("GIT_ASKPASS", "")
                .with("SSH_ASKPASS_REQUIRE", "never")
                .with("GCM_INTERACTIVE", "never")
                .within(timeMax);
        ssh().ifPresent(command -> call.with("GIT_SSH_COMMAND", command));
        GitOutput output;
        try {
            output = call.attempt();
        } catch (GitException e) {
            return new Pushed.Failed(e.problem().message());
        }
        if (output.status() == 0) {
            return new Pushed.Done();
        }
        return output.lines().stream()
                .filter(line -> line.startsWith("!"))
                .findFirst()
                .<Pushed>map(line -> new Pushed.Refused(refusal(line, remote, branch, output.said())))
                .orElseGet(() -> new Pushed.Failed(firstError(output.said())));
    }

    /** An ssh that does not ask, unless the user has a command of another kind. */
    private Optional<String> ssh() {
        String own = Optional.ofNullable(System.getenv("GIT_SSH_COMMAND"))
                .orElseGet(() -> repository.config(false).getOrDefault("core.sshcommand", "ssh"));
        boolean openSsh = own.split(" ", 2)[0].replaceFirst(".*/", "").equals("ssh");
        return Optional.of(own).map(command -> openSsh ? command + " -o BatchMode=yes" : command);
    }

    private static String refusal(String line, String remote, String branch, String said) {
        if (line.contains("(fetch first)") || line.contains("(non-fast-forward)")) {
            return branch + " of " + remote + " has commits that the run does not have, and nothing is forced";
        }
        String reason = line.substring(line.lastIndexOf('\t') + 1);
        String told = said.lines()
                .filter(text -> text.startsWith("remote: "))
                .map(text -> text.substring("remote: ".length()).strip())
                .filter(text -> !text.isEmpty())
                .limit(3)
                .collect(Collectors.joining("; "));
        return remote + " says " + reason + (told.isEmpty() ? "" : ": " + told);
    }

    /** What git says first of what is wrong; what follows are guesses at why. */
    private static String firstError(String said) {
        return said.lines()
                .filter(line -> line.startsWith("fatal: ") || line.startsWith("error: "))
                .map(line -> line.substring("fatal: ".length()))
                .findFirst()
                .orElseGet(() -> said.strip().lines().findFirst().orElse("git push failed and says nothing"));
    }
}

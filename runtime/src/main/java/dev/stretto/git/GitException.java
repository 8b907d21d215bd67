package dev.stretto.git;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Git could not do what was asked; the {@link GitProblem} says why and what to do, in words for a person. */
public final class GitException extends RuntimeException {

    private final GitProblem problem;

    public GitException(GitProblem.Kind kind, String message, String remedy) {
        this(kind, message, remedy, null);
    }

    GitException(GitProblem.Kind kind, String message, String remedy, @Nullable Throwable cause) {
        super(message + " (" + remedy + ")", cause);
        this.problem = new GitProblem(kind, message, remedy);
    }

    public GitProblem problem() {
        return problem;
    }

    /** What a failed call of {@code git subcommand} says, told from its (untranslated) error output. */
    static GitException of(String subcommand, int status, String said) {
        String text = said.strip();
        String message =
                "git " + subcommand + " failed (exit status " + status + ")" + (text.isEmpty() ? "" : ": " + text);
        String known = text.toLowerCase(Locale.ROOT);
        if (known.contains("no space left on device") || known.contains("disk quota exceeded")) {
            return new GitException(GitProblem.Kind.DISK_FULL, message, "free some disk space, then resume");
        }
        if (known.contains(".lock': file exists")) {
            // What git adds is advice for who sits before it.
            String lock = text.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).contains(".lock': file exists"))
                    .findFirst()
                    .orElse(text);
            return new GitException(
                    GitProblem.Kind.LOCKED,
                    "git " + subcommand + " failed: " + lock.strip(),
                    "wait for the other git process to end, or delete the lock file it has left");
        }
        if (known.contains("permission denied") || known.contains("insufficient permission")) {
            return new GitException(
                    GitProblem.Kind.PERMISSION_DENIED, message, "see to it that you may read and write the named file");
        }
        if (known.contains("detected dubious ownership")) {
            return new GitException(
                    GitProblem.Kind.NOT_TRUSTED,
                    message,
                    "add the folder to git's list: git config --global --add safe.directory <folder>");
        }
        if (known.contains("not a git repository")) {
            return new GitException(
                    GitProblem.Kind.NOT_A_REPOSITORY, message, "run `git init` and make a first commit there");
        }
        if (known.contains("unable to write")) {
            // git does not say why.
            return new GitException(
                    GitProblem.Kind.COMMAND_FAILED,
                    message,
                    "see that there is room on the disk and that you may write there, then resume");
        }
        return new GitException(GitProblem.Kind.COMMAND_FAILED, message, "see what git says above");
    }
}

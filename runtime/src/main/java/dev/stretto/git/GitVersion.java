package dev.stretto.git;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the git command must be able to do: 2.38 is the first with {@code merge-tree --write-tree}. */
public final class GitVersion {

    private static final Pattern FORM = Pattern.compile("git version (\\d{1,4})\\.(\\d{1,4}).*", Pattern.DOTALL);

    private GitVersion() {}

    /**
     * The version of a git command, such as {@code 2.39.5}.
     *
     * @param executable its file
     * @param folder where to start it
     * @throws GitException if it cannot be started or is too old
     */
    public static String of(Path executable, Path folder) {
        return require(new GitProgram(executable.toString()), folder);
    }

    static String require(GitProgram program, Path folder) {
        String said = new GitCall(program, folder, List.of("version")).run().text();
        Matcher form = FORM.matcher(said);
        if (!form.matches()) {
            throw tooOld("`" + program.executable() + " version` says: " + said.strip());
        }
        int major = Integer.parseInt(form.group(1));
        int minor = Integer.parseInt(form.group(2));
        if (major < 2 || (major == 2 && minor < 38)) {
            throw tooOld("git is too old: " + said.strip());
        }
        return said.strip().substring("git version ".length());
    }

    private static GitException tooOld(String message) {
        return new GitException(GitProblem.Kind.GIT_TOO_OLD, message, "install git 2.38 or newer");
    }
}

package dev.stretto.git;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the git command must be able to do: 2.38 is the first with {@code merge-tree --write-tree}. */
final class GitVersion {

    private static final Pattern FORM = Pattern.compile("git version (\\d{1,4})\\.(\\d{1,4}).*", Pattern.DOTALL);

    private GitVersion() {}

    static void require(GitProgram program, Path folder) {
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
    }

    private static GitException tooOld(String message) {
        return new GitException(GitProblem.Kind.GIT_TOO_OLD, message, "install git 2.38 or newer");
    }
}

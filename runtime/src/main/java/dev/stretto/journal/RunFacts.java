package dev.stretto.journal;

import dev.stretto.engine.RunId;
import dev.stretto.strategy.CompileOptions;
import java.util.List;
import java.util.Optional;

/**
 * What is fixed when a run begins, beside its events. Times in milliseconds of the epoch.
 *
 * @param planName what the plan was called on the command line, for people
 * @param planPath its absolute path, by which an unfinished run of it is found; empty for a plan that is no file
 * @param format the format it was said to be of; empty where it was recognised
 * @param tag which of several lists in it is the plan; empty for the format's default
 * @param optional whether tasks that the author marks as optional run too
 * @param directory where the user was: the repository's work tree, or the folder tasks run in
 * @param branch the integration branch; empty for a run in place
 * @param base the commit the run started from; empty for a run in place
 * @param agent the command of the default agent
 * @param workspace the kind of workspaces; empty for a run in place and in journals from when there was only the pool
 * @param setup what runs in each fresh workspace before anything else
 * @param onConflict what may settle a merge conflict before a task is done again
 * @param timeoutMillis how long an attempt may take where its task does not say; 0 for no limit
 * @param outputBytesMax how much an attempt may print
 * @param compile how the plan was compiled, for when it is compiled again; empty in journals from before this was kept
 * @param landOn the user's branch that moves to the result when all is done; empty to leave it alone
 * @param ticking how completed tasks are marked in the plan; empty not to
 * @param pushing where what has landed is pushed; empty for nowhere
 */
public record RunFacts(
        RunId run,
        String planName,
        String planPath,
        Optional<String> format,
        Optional<String> tag,
        boolean optional,
        String directory,
        String branch,
        String base,
        Optional<String> agent,
        List<String> keep,
        Optional<String> workspace,
        Optional<String> setup,
        Optional<String> onConflict,
        long timeoutMillis,
        long outputBytesMax,
        Optional<CompileOptions> compile,
        String landOn,
        Optional<Ticking> ticking,
        Optional<Pushing> pushing,
        long createdAtMillis) {

    public RunFacts {
        keep = List.copyOf(keep);
    }
}

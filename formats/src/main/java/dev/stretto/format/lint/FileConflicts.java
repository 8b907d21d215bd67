package dev.stretto.format.lint;

import dev.stretto.format.Diagnostics;
import dev.stretto.graph.TaskGraph;
import dev.stretto.graph.Waits;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Position;
import dev.stretto.plan.Task;
import java.util.List;
import java.util.Optional;

/**
 * Finds tasks that could run at once and change the same file, one remark for each file. Where every one of them states that
 * it writes the file, the author knows, and it is only told; where a claim was inferred, it is a warning.
 *
 * <p>Compared are the same path, a folder and what lies below it, and a pattern with all that it overlaps.
 */
final class FileConflicts {

    /** How many nodes are looked at in a whole plan, so that the largest plans are checked in seconds. */
    private static final long VISITS_MAX = 200_000_000;

    private static final String HINT = "let them wait for each other, or split the file; otherwise their"
            + " locks keep them apart while they run";

    private final Plan plan;
    private final Diagnostics diagnostics;
    private final WriterIndex writers;
    private final Waits waits;
    private int notCompared;

    FileConflicts(Plan plan, TaskGraph graph, Diagnostics diagnostics) {
        this.plan = plan;
        this.diagnostics = diagnostics;
        this.writers = new WriterIndex(plan);
        this.waits = new Waits(graph, VISITS_MAX);
    }

    void check() {
        writers.shared().forEach((path, tasks) -> report(path, " change ", Meeting.among(tasks, waits)));
        writers.below()
                .forEach((folder, tasks) ->
                        report(folder, " change files below ", Meeting.between(writers.wholly(folder), tasks, waits)));
        writers.matching()
                .forEach((pattern, tasks) -> report(
                        pattern, " change what matches ", Meeting.between(writers.patterned(pattern), tasks, waits)));
        if (notCompared > 0) {
            diagnostics.info(
                    DiagnosticCode.FILE_CONFLICT,
                    Position.START,
                    "the plan is too large to tell for all files which tasks could change them at once; " + notCompared
                            + " files were not or not fully compared",
                    "");
        }
    }

    private void report(String path, String change, Meeting meeting) {
        if (meeting.tasks().isEmpty()) {
            notCompared += meeting.complete() ? 0 : 1;
            return;
        }
        List<Task> tasks = meeting.tasks().stream().map(plan.tasks()::get).toList();
        boolean inferred = tasks.stream().anyMatch(task -> infers(task, path));
        diagnostics.add(
                inferred ? Severity.WARNING : Severity.INFO,
                DiagnosticCode.FILE_CONFLICT,
                tasks.getFirst().position(),
                (meeting.complete() ? "" : "at least ") + tasks.size() + " tasks that could run at once" + change
                        + (path.isEmpty() ? "the root" : path) + ": "
                        + Ids.listed(tasks.stream().map(Task::id).toList()),
                HINT);
    }

    private static boolean overlap(ClaimedPath claimed, String pattern) {
        return WriterIndex.glob(claimed)
                .flatMap(glob ->
                        WriterIndex.glob(new ClaimedPath(pattern, false)).flatMap(glob::overlap))
                .isPresent();
    }

    /** Whether what a task claims to write there was taken from its text. */
    private static boolean infers(Task task, String path) {
        return task.claims().stream()
                .filter(claim -> claim.inferred() && claim.mode() == ClaimSpec.Mode.WRITE)
                .map(ClaimedPath::of)
                .flatMap(Optional::stream)
                .anyMatch(claimed -> claimed.path().equals(path)
                        || claimed.above().contains(path)
                        || (ClaimedPath.hasWildcards(path) && overlap(claimed, path)));
    }
}

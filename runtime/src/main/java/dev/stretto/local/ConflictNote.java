package dev.stretto.local;

import dev.stretto.agent.ConflictText;
import dev.stretto.engine.Attempt;
import dev.stretto.git.TreeMerge;
import dev.stretto.landing.Landed;
import dev.stretto.landing.MergeResult;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.workspace.Salvage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * The note beside an attempt's log on what its change contradicted. It is written whenever a merge has found so, and the prompt
 * of a later attempt takes it up; a journal that has no such event finds none.
 */
final class ConflictNote {

    /** git says of these what the marks show. */
    private static final String MARKED = "CONFLICT (contents)";

    private static final String CONFLICT = "CONFLICT";

    private ConflictNote() {}

    static void write(
            RunHome home,
            Attempt attempt,
            MergeResult.Conflict conflict,
            Salvage.Kept kept,
            Plan plan,
            Map<String, List<String>> marked)
            throws IOException {
        List<ConflictText.Side> sides = conflict.with().stream()
                .map(landed -> side(landed, plan))
                .distinct()
                .toList();
        List<String> notes = conflict.notes().stream()
                .filter(note -> note.type().startsWith(CONFLICT) && !note.type().equals(MARKED))
                .map(TreeMerge.Note::text)
                .toList();
        ConflictText.Kept work =
                new ConflictText.Kept(attempt.number(), kept.commit().hex(), kept.ref());
        Path note = home.conflict(attempt);
        Path fresh = Files.writeString(
                note.resolveSibling(note.getFileName() + ".new"),
                ConflictText.of(work, sides, conflict.files(), notes, marked));
        Files.move(fresh, note, StandardCopyOption.ATOMIC_MOVE);
    }

    private static ConflictText.Side side(Landed landed, Plan plan) {
        return new ConflictText.Side(
                landed.task().value(),
                title(landed.task(), plan),
                landed.commit().hex());
    }

    private static String title(TaskId task, Plan plan) {
        return plan.tasks().stream()
                .filter(one -> one.id().equals(task))
                .map(Task::title)
                .findFirst()
                .orElse("");
    }

    static void remove(RunHome home, Attempt attempt) throws IOException {
        Files.deleteIfExists(home.conflict(attempt));
    }

    /** What is noted of the last attempt before this one that did not merge; empty for none. */
    static String before(RunHome home, Attempt attempt) throws IOException {
        for (int number = attempt.number() - 1; number > 0; number--) {
            Path note = home.conflict(new Attempt(attempt.task(), number));
            if (Files.exists(note)) {
                return Files.readString(note);
            }
        }
        return "";
    }
}

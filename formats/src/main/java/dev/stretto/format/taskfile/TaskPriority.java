package dev.stretto.format.taskfile;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.format.Diagnostics;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Priority;
import java.util.Locale;
import java.util.Optional;

/** Priorities as task files word them. */
public final class TaskPriority {

    private TaskPriority() {}

    /** The priority that a file states; empty where it states none, or, with a remark, none that is known. */
    public static Optional<Priority> of(TaskFile file, Diagnostics diagnostics) {
        Optional<TaskFile.Word> word = file.word("priority");
        if (word.isEmpty()) {
            return Optional.empty();
        }
        Optional<Priority> priority = switch (word.get().text().toLowerCase(Locale.ROOT)) {
            case "critical", "urgent", "highest", "p0" -> Optional.of(Priority.CRITICAL);
            case "high", "p1" -> Optional.of(Priority.HIGH);
            case "medium", "normal", "p2" -> Optional.of(Priority.MEDIUM);
            case "low", "lowest", "p3" -> Optional.of(Priority.LOW);
            default -> Optional.empty();
        };
        if (priority.isEmpty()) {
            diagnostics.info(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    word.get().position(),
                    quote(word.get().text()) + " is no priority that is known here, so it counts as medium",
                    "write critical, high, medium or low");
        }
        return priority;
    }
}

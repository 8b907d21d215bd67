package dev.stretto.format.taskmaster;

import dev.stretto.format.draft.Claims;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.json.JsonFields;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.ClaimSpec.Mode;
import dev.stretto.plan.Diagnostic.Severity;
import java.util.Locale;

/** The files that a task lists: {@code relevantFiles} with an action each, or {@code files}, a bare list of paths. */
final class RelevantFiles {

    private RelevantFiles() {}

    /** Takes them in: those to create or modify as what the task changes, those to look at as what it reads. */
    static void read(JsonFields task, Notes notes) {
        for (JsonFields file : task.objects("relevantFiles", Severity.WARNING)) {
            String path = file.line("path");
            if (path.isEmpty()) {
                continue;
            }
            notes.files.add(path);
            boolean onlyRead = file.line("action").toLowerCase(Locale.ROOT).equals("reference");
            if (!onlyRead) {
                notes.changed.add(path);
            } else if (Claims.staysInside(path)) {
                notes.claims.add(new ClaimSpec(Mode.READ, path, true));
            }
        }
        for (String path : task.texts("files")) {
            notes.files.add(path.strip());
            notes.changed.add(path.strip());
        }
    }
}

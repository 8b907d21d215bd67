package dev.stretto.format.stretto;

import dev.stretto.format.draft.Notes;
import dev.stretto.format.markdown.Block;
import dev.stretto.format.text.TextSpan;
import dev.stretto.format.text.Validation;
import java.util.List;
import java.util.Optional;

/** Gathers what stands below the title of a task: its body, and what annotations there say. */
final class TaskText implements Surroundings {

    private final NotesReader reader;
    private final Notes notes;
    private final StringBuilder body = new StringBuilder();

    TaskText(NotesReader reader, Notes notes) {
        this.reader = reader;
        this.notes = notes;
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public void prose(TextSpan span, String lead) {
        lines(span, 0, reader.read(span, notes), lead);
    }

    @Override
    public void fence(Block.Fence fence) {
        if (marksRun(fence)) {
            reader.runBlock(fence.literal().stripTrailing(), fence.position(), notes);
        } else {
            verbatim(fence.raw().text());
        }
    }

    @Override
    public void verbatim(String text) {
        body.append(body.isEmpty() ? "" : "\n").append(text);
    }

    String body() {
        return body.toString().strip();
    }

    /** The lines of a text from one of them on. */
    void lines(TextSpan span, int first, List<Annotation> annotations, String lead) {
        for (int line = first; line < span.lineCount(); line++) {
            Optional<FieldLine> field = FieldLine.of(span, line);
            if (field.isPresent() && known(span, field.get())) {
                continue;
            }
            String text = Titles.without(annotations, span.text(), span.lineStart(line), span.lineEnd(line))
                    .strip();
            if (!text.isEmpty()) {
                verbatim((line == 0 ? lead : " ".repeat(lead.length())) + text);
            }
        }
    }

    /** Takes in a line that says something of the task; answers whether nobody else needs to read it. */
    private boolean known(TextSpan span, FieldLine field) {
        if (field.dependencies()) {
            reader.dependencies(span, field.valueStart(), field.valueEnd(), notes);
            return true;
        }
        if (!field.validation() || notes.gate != null || field.empty()) {
            return false;
        }
        Optional<Validation> check = Validation.of(span.text().substring(field.valueStart(), field.valueEnd()));
        check.ifPresent(found -> notes.gate = found.gate());
        return check.isPresent() && check.get().whole();
    }

    /** Whether a block is the command of what it stands in: {@code ```sh run}. */
    static boolean marksRun(Block.Fence fence) {
        return List.of(fence.info().split("\\s+")).contains("run");
    }
}

package dev.stretto.format.batchsheet;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.batchsheet.Batch.Row;
import dev.stretto.format.draft.Draft;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the boxes of one fenced block: a batch line, then boxes, each with a task and notes to its right. */
final class BoxReader {

    private static final Pattern BATCH = Pattern.compile(
            "\\s{0,40}[^\\p{L}\\p{N}\\n]{0,8}Batch\\s{1,3}([0-9]{1,9}(?:\\.[0-9]{1,9}){0,9}[A-Za-z]?)\\b(.*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNT = Pattern.compile("\\(([0-9]{1,6})\\stasks?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern BORDER = Pattern.compile("\\s{0,200}[┌├└╔╠╚+][─━═┬┴┼+-]{2,}+[┐┤┘╗╣╝]?");
    private static final Pattern WALL = Pattern.compile("\\s{0,200}([│┃║|])");

    private final TextSpan span;
    private final boolean ticks;
    private final Diagnostics diagnostics;
    private final List<Batch> batches = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private TextSpan.@Nullable Builder batchSides;
    private TextSpan.@Nullable Builder rowSides;
    private @Nullable BoxText task;
    private StringBuilder body = new StringBuilder();
    private Position taskAt = Position.START;
    private Position batchAt;
    private String batchId = "";
    private Optional<Integer> batchCount = Optional.empty();

    private BoxReader(TextSpan span, boolean ticks, Diagnostics diagnostics) {
        this.span = span;
        this.ticks = ticks;
        this.diagnostics = diagnostics;
        this.batchAt = span.position(0);
    }

    /** The batches of a block that hold a task. */
    static List<Batch> read(TextSpan fence, boolean ticks, Diagnostics diagnostics) {
        BoxReader reader = new BoxReader(fence, ticks, diagnostics);
        for (int line = 0; line < fence.lineCount(); line++) {
            reader.line(fence.lineStart(line), fence.lineEnd(line));
        }
        reader.endBatch();
        return reader.batches;
    }

    /** Whether a line starts a batch; for a quick look. */
    static boolean startsBatch(String line) {
        return BATCH.matcher(line).lookingAt();
    }

    /** Whether a line is the border of a box; for a quick look. */
    static boolean isBorder(String line) {
        return BORDER.matcher(line).lookingAt();
    }

    /** Whether a line is a box with a task between its walls; for a quick look. */
    static boolean isTask(String line) {
        Matcher wall = WALL.matcher(line);
        if (!wall.lookingAt()) {
            return false;
        }
        int right = line.indexOf(wall.group(1).charAt(0), wall.end());
        return right >= 0 && BoxText.isTask(line.substring(wall.end(), right));
    }

    private void line(int from, int to) {
        Matcher batch = BATCH.matcher(span.text()).region(from, to);
        Matcher border = BORDER.matcher(span.text()).region(from, to);
        Matcher wall = WALL.matcher(span.text()).region(from, to);
        if (batch.lookingAt()) {
            endBatch();
            batchId = batch.group(1);
            batchAt = span.position(batch.start(1));
            Matcher count = COUNT.matcher(batch.group(2));
            batchCount = count.find() ? Optional.of(Integer.parseInt(count.group(1))) : Optional.empty();
        } else if (border.lookingAt()) {
            side(border.end(), to);
        } else if (wall.lookingAt()) {
            int right = span.text().indexOf(wall.group(1).charAt(0), wall.end(), to);
            if (right >= 0) {
                box(wall.end(), right, to);
            }
        }
    }

    private void box(int from, int wall, int to) {
        Optional<BoxText> text = BoxText.of(span, from, wall, diagnostics);
        if (text.isPresent()) {
            endTask();
            task = text.get();
            taskAt = span.position(task.idStart());
        } else if (task != null) {
            String words = span.text().substring(from, wall).strip();
            body.append(body.isEmpty() || words.isEmpty() ? "" : "\n").append(words);
        }
        side(wall + 1, to);
    }

    /** What stands to the right of a box belongs to the task above or beside it, and to its batch. */
    private void side(int from, int to) {
        if (task == null || from >= to || span.text().substring(from, to).isBlank()) {
            return;
        }
        String words = span.text().substring(from, to);
        Position at = span.position(from);
        rowSides = (rowSides == null ? new TextSpan.Builder() : rowSides).line(words, at);
        batchSides = (batchSides == null ? new TextSpan.Builder() : batchSides).line(words, at);
    }

    private void endTask() {
        if (task == null) {
            return;
        }
        Notes notes = new Notes();
        notes.estimate = task.estimate().orElse(null);
        SideNote note = rowSides == null ? SideNote.NOTHING : SideNote.of(rowSides.build(), diagnostics);
        rows.add(new Row(
                new Draft(
                        task.id(),
                        task.title(),
                        body.toString().strip(),
                        task.status(),
                        notes,
                        List.of(),
                        List.of(),
                        ticks ? Optional.of(task.tick()) : Optional.empty(),
                        taskAt),
                note));
        task = null;
        rowSides = null;
        body = new StringBuilder();
    }

    private void endBatch() {
        endTask();
        if (!rows.isEmpty()) {
            List<IdList.Item> besides = batchSides == null ? List.of() : SideNote.besides(batchSides.build());
            batches.add(new Batch(batchId, batchCount, rows, besides, batchAt));
        }
        rows.clear();
        batchSides = null;
        batchId = "";
        batchCount = Optional.empty();
    }
}

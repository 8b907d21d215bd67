package dev.stretto.cli;

import dev.stretto.cli.Console.Style;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.RunState;
import dev.stretto.engine.TaskRecord;
import dev.stretto.engine.TaskState;
import dev.stretto.view.Eta;
import dev.stretto.view.RunView;
import dev.stretto.view.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a run does now, in a few lines: how far it is, what runs, what waits for what. */
record ProgressBlock(Console console, RunView view) {

    private static final int RUNNING_MAX = 12;
    private static final int WAITING_MAX = 4;
    private static final int BAR_WIDTH = 24;
    private static final String GAP = "  ";

    /**
     * One task's line, its last cell flush with those of the lines around it.
     *
     * @param remark how long it has been running, or what it waits for
     */
    private record Row(Style style, String mark, String id, String title, String remark) {}

    /** The lines, each at most so wide and not more than so many; none before there are tasks. */
    List<String> lines(long nowMillis, Tty.Size size) {
        Ledger ledger = view.ledger();
        if (ledger.tasks().isEmpty()) {
            return List.of();
        }
        // A character in the last column makes some terminals begin a new line.
        int columns = Math.max(20, size.columns() - 1);
        List<TaskRecord> running = in(ledger, TaskState.RUNNING);
        List<TaskRecord> waiting = Stream.of(TaskState.LANDING, TaskState.READY, TaskState.PENDING)
                .flatMap(state -> in(ledger, state).stream())
                .toList();
        // The header, the two lines that count the rest, and the line the cursor is in.
        int room = Math.max(1, size.rows() - 4);
        int runningShown = Math.min(running.size(), Math.min(RUNNING_MAX, room));
        int waitingShown = Math.min(waiting.size(), Math.min(WAITING_MAX, room - runningShown));
        List<Row> rows = new ArrayList<>();
        running.stream().limit(runningShown).forEach(task -> rows.add(running(task, nowMillis)));
        Waiting waits = Waiting.at(ledger, nowMillis);
        waiting.stream().limit(waitingShown).forEach(task -> rows.add(waiting(task, waits.reason(task))));
        List<String> lines = layOut(rows, columns);
        if (running.size() > runningShown) {
            lines.add(runningShown, rest(running.size() - runningShown, "running", columns));
        }
        if (waiting.size() > waitingShown) {
            lines.add(rest(waiting.size() - waitingShown, "waiting", columns));
        }
        lines.addFirst(header(ledger, nowMillis, columns));
        return lines;
    }

    private List<String> layOut(List<Row> rows, int columns) {
        int ids = widest(rows.stream().map(Row::id));
        int remarks = Math.min(widest(rows.stream().map(Row::remark)), columns / 2);
        int titles = Math.min(
                widest(rows.stream().map(Row::title)), Math.max(1, columns - 2 - ids - remarks - 2 * GAP.length()));
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            String text = TextLayout.pad(row.id(), ids)
                    + GAP
                    + TextLayout.pad(row.title(), titles)
                    + GAP
                    + TextLayout.fit(row.remark(), remarks);
            lines.add(console.style(row.style(), row.mark()) + " "
                    + TextLayout.fit(text, columns - 2).stripTrailing());
        }
        return lines;
    }

    private static int widest(Stream<String> texts) {
        return texts.mapToInt(TextLayout::width).max().orElse(0);
    }

    private String rest(int count, String what, int columns) {
        return console.style(Style.FAINT, TextLayout.fit("  … and " + count + " more " + what, columns));
    }

    private String header(Ledger ledger, long nowMillis, int columns) {
        int total = ledger.tasks().size();
        int ended = total - ledger.open();
        int filled = BAR_WIDTH * ended / total;
        String bar = "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled);
        return TextLayout.fit(
                bar + " " + ended + "/" + total + GAP + Durations.text(view.activeMillis(nowMillis))
                        + outlook(ledger, nowMillis),
                columns);
    }

    private String outlook(Ledger ledger, long nowMillis) {
        return ledger.state() == RunState.PAUSED
                ? ", paused: " + ledger.pauseReason()
                : Eta.remainingMillis(view, nowMillis).stream()
                        .mapToObj(millis -> ", about " + Durations.text(millis) + " left")
                        .findFirst()
                        .orElse("");
    }

    private Row running(TaskRecord task, long nowMillis) {
        long elapsed = Math.max(0, nowMillis - view.times(task.task()).startedAtMillis());
        String attempt = task.attempt() > 1 ? ", attempt " + task.attempt() : "";
        return new Row(Style.BUSY, "▶", task.task().value(), title(task), Durations.text(elapsed) + attempt);
    }

    private Row waiting(TaskRecord task, String reason) {
        String remark = task.state() == TaskState.LANDING ? ("landing " + reason).strip() : "waits for " + reason;
        return new Row(Style.FAINT, "·", task.task().value(), title(task), remark);
    }

    private String title(TaskRecord task) {
        var definition = view.ledger().definition();
        return definition.task(definition.graph().indexOf(task.task())).title();
    }

    private static List<TaskRecord> in(Ledger ledger, TaskState state) {
        return ledger.tasks().stream().filter(task -> task.state() == state).toList();
    }
}

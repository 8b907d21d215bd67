package dev.stretto.cli;

import dev.stretto.cli.Console.Style;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunState;
import dev.stretto.engine.TaskRecord;
import dev.stretto.engine.TaskState;
import dev.stretto.plan.TaskId;
import dev.stretto.view.Eta;
import dev.stretto.view.RunView;
import dev.stretto.view.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The lines of {@link LineDisplay}, and below them, drawn over several times a second, what runs now and what waits.
 *
 * <p>The drawing thread and the driving thread exclude each other by the session's lock, which also guards the view.
 */
final class LiveDisplay implements Display {

    private static final int REDRAW_MILLIS = 200;
    private static final int RUNNING_MAX = 12;
    private static final int WAITING_MAX = 4;
    private static final int BAR_WIDTH = 24;
    private static final String CLEAR_BELOW = "\u001b[J";

    private final Console console;
    private final RunView view;
    private final Object lock;
    private final LineDisplay lines;
    private final Thread drawer;
    private int drawn;
    private boolean closed;

    LiveDisplay(Console console, RunView view, Object lock, LineDisplay lines) {
        this.console = console;
        this.view = view;
        this.lock = lock;
        this.lines = lines;
        this.drawer = Thread.ofVirtual().name("stretto-display").start(this::redraw);
    }

    @Override
    public void show(Recorded recorded) {
        synchronized (lock) {
            lines.line(recorded).ifPresent(line -> {
                erase();
                console.out().println(line);
            });
        }
    }

    private void redraw() {
        while (true) {
            synchronized (lock) {
                if (closed) {
                    return;
                }
                erase();
                List<String> block = block(System.currentTimeMillis());
                block.forEach(console.out()::println);
                console.out().flush();
                drawn = block.size();
            }
            try {
                Thread.sleep(REDRAW_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void erase() {
        if (drawn > 0) {
            console.out().print("\u001b[" + drawn + "A\r" + CLEAR_BELOW);
            drawn = 0;
        }
    }

    private List<String> block(long nowMillis) {
        List<String> block = new ArrayList<>();
        Ledger ledger = view.ledger();
        if (ledger.tasks().isEmpty()) {
            return block;
        }
        block.add(header(ledger, nowMillis));
        List<TaskRecord> running = in(ledger, TaskState.RUNNING);
        running.stream()
                .limit(RUNNING_MAX)
                .forEach(task -> block.add(
                        line(Style.BUSY, "▶", task.task(), elapsed(task, nowMillis) + "  " + title(task.task()))));
        if (running.size() > RUNNING_MAX) {
            block.add(fit("  … and " + (running.size() - RUNNING_MAX) + " more running"));
        }
        List<TaskRecord> waiting = new ArrayList<>(in(ledger, TaskState.LANDING));
        waiting.addAll(in(ledger, TaskState.READY));
        waiting.addAll(in(ledger, TaskState.PENDING));
        waiting.stream()
                .limit(WAITING_MAX)
                .forEach(task -> block.add(line(Style.FAINT, "·", task.task(), waits(ledger, task, nowMillis))));
        if (waiting.size() > WAITING_MAX) {
            block.add(fit("  … and " + (waiting.size() - WAITING_MAX) + " more waiting"));
        }
        return block;
    }

    private String header(Ledger ledger, long nowMillis) {
        int total = ledger.tasks().size();
        int ended = total - ledger.open();
        int filled = total == 0 ? BAR_WIDTH : BAR_WIDTH * ended / total;
        String eta = ledger.state() == RunState.PAUSED
                ? "paused: " + ledger.pauseReason()
                : Eta.remainingMillis(view, nowMillis).stream()
                        .mapToObj(millis -> "about " + Durations.text(millis) + " left")
                        .findFirst()
                        .orElse("");
        return fit(String.format(
                Locale.ROOT,
                "%s%s %d/%d  %s  %s",
                "█".repeat(filled),
                "░".repeat(BAR_WIDTH - filled),
                ended,
                total,
                Durations.text(view.activeMillis(nowMillis)),
                eta));
    }

    private static String waits(Ledger ledger, TaskRecord task, long nowMillis) {
        String reason = Waiting.reason(ledger, task, nowMillis);
        return task.state() == TaskState.LANDING ? ("landing " + reason).strip() : "waits for " + reason;
    }

    private String elapsed(TaskRecord task, long nowMillis) {
        return Durations.text(Math.max(0, nowMillis - view.times(task.task()).startedAtMillis()));
    }

    private String title(TaskId task) {
        var definition = view.ledger().definition();
        return definition.task(definition.graph().indexOf(task)).title();
    }

    private static List<TaskRecord> in(Ledger ledger, TaskState state) {
        return ledger.tasks().stream().filter(task -> task.state() == state).toList();
    }

    private String line(Style style, String mark, TaskId task, String text) {
        return console.style(style, mark) + fit(" " + task + "  " + text);
    }

    private String fit(String text) {
        int width = console.screen().columns() - 2;
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            erase();
        }
        drawer.interrupt();
    }
}

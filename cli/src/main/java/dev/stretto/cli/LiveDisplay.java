package dev.stretto.cli;

import dev.stretto.engine.Recorded;
import dev.stretto.view.RunView;
import java.util.List;
import java.util.function.Supplier;

/**
 * The lines of {@link LineDisplay}, and below them, drawn over several times a second, the {@link ProgressBlock}.
 *
 * <p>The drawing thread and the driving thread exclude each other by the session's lock, which also guards the view. Each
 * frame overwrites the one before in a single write, so that the terminal never shows half of one.
 */
final class LiveDisplay implements Display {

    private static final int REDRAW_MILLIS = 100;
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final Console console;
    private final ProgressBlock block;
    private final Object lock;
    private final LineDisplay lines;
    private final Supplier<Tty.Size> size;
    private final Thread drawer;
    private int drawn;
    private boolean closed;

    /**
     * @param size how large the terminal is now
     */
    LiveDisplay(Console console, RunView view, Object lock, LineDisplay lines, Supplier<Tty.Size> size) {
        this.console = console;
        this.block = new ProgressBlock(console, view);
        this.lock = lock;
        this.lines = lines;
        this.size = size;
        this.drawer = Thread.ofVirtual().name("stretto-display").start(this::redraw);
    }

    @Override
    public void show(Recorded recorded) {
        synchronized (lock) {
            lines.line(recorded).ifPresent(line -> draw(line.lines().toList()));
        }
    }

    private void redraw() {
        while (true) {
            synchronized (lock) {
                if (closed) {
                    return;
                }
                draw(List.of());
            }
            try {
                Thread.sleep(REDRAW_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Writes lines that stay over the block, and the block below them. */
    private void draw(List<String> staying) {
        List<String> frame = closed ? List.of() : block.lines(System.currentTimeMillis(), size.get());
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append("A\r");
        }
        staying.forEach(line -> text.append(line).append(CLEAR_LINE).append('\n'));
        frame.forEach(line -> text.append(line).append(CLEAR_LINE).append('\n'));
        text.append(CLEAR_BELOW);
        drawn = frame.size();
        console.out().print(text);
        console.out().flush();
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            draw(List.of());
        }
        drawer.interrupt();
    }
}

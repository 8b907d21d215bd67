package dev.stretto.cli;

import dev.stretto.cli.Console.Style;
import dev.stretto.engine.LandingEvent;
import dev.stretto.engine.ProgressEvent;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.SkipCause;
import dev.stretto.engine.TaskEvent;
import dev.stretto.plan.TaskId;
import dev.stretto.view.RunView;
import java.util.Locale;
import java.util.Optional;

/** A line for each event that a person wants to know of. */
final class LineDisplay implements Display {

    private static final int SHORT_COMMIT = 9;

    private final Console console;
    private final RunView view;
    private long firstMillis = -1;

    LineDisplay(Console console, RunView view) {
        this.console = console;
        this.view = view;
    }

    @Override
    public void show(Recorded recorded) {
        line(recorded).ifPresent(console.out()::println);
    }

    /** The event's line, or nothing where it needs none. */
    Optional<String> line(Recorded recorded) {
        firstMillis = firstMillis < 0 ? recorded.atMillis() : firstMillis;
        String clock = console.style(Style.FAINT, clock(recorded.atMillis() - firstMillis));
        return text(recorded).map(text -> clock + " " + text);
    }

    private static String clock(long millis) {
        long seconds = millis / 1000;
        return seconds < 3600
                ? String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private Optional<String> text(Recorded recorded) {
        return switch (recorded.event()) {
            case RunEvent event -> run(event);
            case ProgressEvent event -> progress(event);
            case TaskEvent event -> task(event);
            case LandingEvent event -> landing(event);
        };
    }

    private Optional<String> run(RunEvent event) {
        return switch (event) {
            case RunEvent.Planned planned -> Optional.of(RunSession.describe(planned.definition()));
            case RunEvent.Paused paused -> Optional.of(console.style(Style.BUSY, "paused: " + paused.reason()));
            case RunEvent.Resumed _ -> Optional.of(console.style(Style.BUSY, "resumed"));
            case RunEvent.Cancelled _ -> Optional.of(console.style(Style.BAD, "cancelled"));
            case RunEvent.Started _, RunEvent.Completed _, RunEvent.Failed _ -> Optional.empty();
        };
    }

    private Optional<String> progress(ProgressEvent event) {
        return switch (event) {
            case ProgressEvent.PhaseCompleted(var phase) ->
                Optional.of(console.style(Style.STRONG, "phase " + phase + " completed"));
            case ProgressEvent.PhaseOpened _, ProgressEvent.BarrierOpened _ -> Optional.empty();
        };
    }

    private Optional<String> task(TaskEvent event) {
        return switch (event) {
            case TaskEvent.Started started ->
                Optional.of(about(
                        started.task(),
                        Style.BUSY,
                        "started",
                        title(started.task()) + (started.attempt() > 1 ? " (attempt " + started.attempt() + ")" : "")));
            case TaskEvent.Completed completed ->
                Optional.of(about(
                        completed.task(),
                        Style.GOOD,
                        completed.commit().isEmpty() ? "done" : "landed",
                        completed.commit().isEmpty() ? "" : shorten(completed.commit())));
            case TaskEvent.Failed failed ->
                Optional.of(about(
                        failed.task(), Style.BAD, "failed", failed.reason() + " (attempt " + failed.attempt() + ")"));
            case TaskEvent.Retrying retrying ->
                Optional.of(about(retrying.task(), Style.BUSY, "again", retrying.reason()));
            case TaskEvent.Deferred deferred ->
                Optional.of(about(deferred.task(), Style.BUSY, "again", deferred.reason()));
            case TaskEvent.Skipped skipped -> Optional.of(about(skipped.task(), Style.FAINT, "skipped", why(skipped)));
            case TaskEvent.Ready _, TaskEvent.Finished _, TaskEvent.Cancelled _ -> Optional.empty();
        };
    }

    private static String why(TaskEvent.Skipped skipped) {
        return skipped.cause() == SkipCause.USER
                ? "by the user"
                : skipped.by().map(by -> by + " did not complete").orElse("");
    }

    private static Optional<String> landing(LandingEvent event) {
        return switch (event) {
            case LandingEvent.Queued _, LandingEvent.Candidate _, LandingEvent.Landed _, LandingEvent.Conflicted _ ->
                Optional.empty();
        };
    }

    private String about(TaskId task, Style style, String what, String more) {
        return (console.style(style, String.format(Locale.ROOT, "%-8s", what)) + " " + task + " " + more)
                .stripTrailing();
    }

    private String title(TaskId task) {
        var definition = view.ledger().definition();
        return definition.task(definition.graph().indexOf(task)).title();
    }

    static String shorten(String commit) {
        return commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
    }
}

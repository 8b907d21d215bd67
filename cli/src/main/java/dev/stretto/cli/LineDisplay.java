package dev.stretto.cli;

import dev.stretto.cli.Console.Style;
import dev.stretto.engine.ClaimEvent;
import dev.stretto.engine.LandingEvent;
import dev.stretto.engine.ProgressEvent;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.TaskEvent;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.TaskId;
import dev.stretto.view.RunView;
import dev.stretto.view.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A line for each event that a person wants to know of; where a {@link LiveDisplay} shows what runs now, none for the starts
 * of attempts.
 */
final class LineDisplay implements Display {

    private static final int SHORT_COMMIT = 9;
    private static final String GAP = "  ";

    /** As wide as the clock before each line. */
    private static final String INDENT = " ".repeat(6);

    private final Console console;
    private final RunView view;
    private final boolean starts;
    private long firstMillis = -1;

    LineDisplay(Console console, RunView view, boolean starts) {
        this.console = console;
        this.view = view;
        this.starts = starts;
    }

    @Override
    public void show(Recorded recorded) {
        line(recorded).ifPresent(console.out()::println);
    }

    /** The event's line, or nothing where it needs none. */
    Optional<String> line(Recorded recorded) {
        firstMillis = firstMillis < 0 ? recorded.atMillis() : firstMillis;
        long sinceMillis = recorded.atMillis() - firstMillis;
        return text(recorded).map(text -> console.style(Style.FAINT, clock(sinceMillis)) + " " + text);
    }

    private static String clock(long millis) {
        long seconds = millis / 1000;
        String minutes = twoDigits(seconds / 60 % 60) + ":" + twoDigits(seconds % 60);
        return seconds < 3600 ? minutes : seconds / 3600 + ":" + minutes;
    }

    private static String twoDigits(long number) {
        return (number < 10 ? "0" : "") + number;
    }

    private Optional<String> text(Recorded recorded) {
        return switch (recorded.event()) {
            case RunEvent event -> run(event);
            case ProgressEvent event -> progress(event);
            case TaskEvent event -> task(event);
            case LandingEvent event -> landing(event);
            case ClaimEvent event -> claim(event);
        };
    }

    private Optional<String> run(RunEvent event) {
        return switch (event) {
            case RunEvent.Planned planned -> Optional.of(plan(planned.definition()));
            case RunEvent.Paused paused -> Optional.of(console.style(Style.BUSY, "paused: " + paused.reason()));
            case RunEvent.Resumed _ -> Optional.of(console.style(Style.BUSY, "resumed"));
            case RunEvent.Cancelled _ -> Optional.of(console.style(Style.BAD, "cancelled"));
            case RunEvent.Started _, RunEvent.Completed _, RunEvent.Failed _ -> Optional.empty();
        };
    }

    private Optional<String> progress(ProgressEvent event) {
        return switch (event) {
            case ProgressEvent.PhaseCompleted(var phase) ->
                Optional.of(console.style(Style.STRONG, "phase " + phase + title(phase) + " completed"));
            case ProgressEvent.Checkpoint checkpoint ->
                Optional.of(console.style(
                        Style.STRONG,
                        "checkpoint " + checkpoint.number() + ": " + checkpoint.barrier() + ", "
                                + checkpoint.completed() + " done, " + checkpoint.failed() + " failed"));
            case ProgressEvent.GateStarted started ->
                Optional.of(console.style(Style.BUSY, "gate") + "     " + started.barrier())
                        .filter(_ -> starts);
            case ProgressEvent.GateFailed failed ->
                Optional.of(
                        console.style(Style.BAD, "gate") + "     " + failed.barrier() + " failed: " + failed.reason());
            case ProgressEvent.RevertFailed failed ->
                Optional.of(console.style(Style.BAD, "revert") + "   " + failed.reason());
            case ProgressEvent.BranchMoved moved ->
                Optional.of("commits of others on the branch are taken in, up to " + shorten(moved.head()));
            case ProgressEvent.PhaseOpened _,
                    ProgressEvent.BarrierOpened _,
                    ProgressEvent.GateWithdrawn _,
                    ProgressEvent.GateReopened _,
                    ProgressEvent.RevertStarted _,
                    ProgressEvent.RevertCompleted _ -> Optional.empty();
        };
    }

    private Optional<String> task(TaskEvent event) {
        return switch (event) {
            case TaskEvent.Started started ->
                Optional.of(about(
                                started.task(),
                                Style.BUSY,
                                "started",
                                title(started.task())
                                        + (started.attempt() > 1 ? " (attempt " + started.attempt() + ")" : "")))
                        .filter(_ -> starts);
            case TaskEvent.Reattached reattached ->
                Optional.of(about(
                        reattached.task(),
                        Style.BUSY,
                        "goes on",
                        "its process has outlived the driver before this one"));
            case TaskEvent.Completed completed ->
                Optional.of(about(
                        completed.task(),
                        Style.GOOD,
                        completed.commit().isEmpty() ? "done" : "landed",
                        title(completed.task()) + GAP + console.style(Style.FAINT, facts(completed))));
            case TaskEvent.Failed failed ->
                Optional.of(about(
                        failed.task(), Style.BAD, "failed", failed.reason() + " (attempt " + failed.attempt() + ")"));
            case TaskEvent.Retrying retrying ->
                Optional.of(about(retrying.task(), Style.BUSY, "again", retrying.reason()));
            case TaskEvent.Noted noted -> Optional.of(about(noted.task(), Style.BUSY, "note", noted.note()));
            case TaskEvent.Deferred deferred ->
                Optional.of(about(deferred.task(), Style.BUSY, "again", deferred.reason()));
            case TaskEvent.Skipped skipped ->
                Optional.of(about(skipped.task(), Style.FAINT, "skipped", why(skipped.task())));
            case TaskEvent.Ready _, TaskEvent.Finished _, TaskEvent.Cancelled _ -> Optional.empty();
        };
    }

    /** How long it took, and what it became. */
    private String facts(TaskEvent.Completed completed) {
        RunView.Times times = view.times(completed.task());
        String took =
                times.endedAtMillis() == 0 ? "" : Durations.text(times.endedAtMillis() - times.startedAtMillis()) + " ";
        return (took + shorten(completed.commit())).strip();
    }

    private String why(TaskId skipped) {
        return Waiting.whySkipped(view.ledger(), view.ledger().record(skipped));
    }

    private Optional<String> landing(LandingEvent event) {
        return switch (event) {
            case LandingEvent.Gating gating ->
                Optional.of(about(gating.task(), Style.BUSY, "gate", title(gating.task())))
                        .filter(_ -> starts);
            case LandingEvent.Queued _,
                    LandingEvent.Candidate _,
                    LandingEvent.Passed _,
                    LandingEvent.Withdrawn _,
                    LandingEvent.Waiting _,
                    LandingEvent.Rebuilding _,
                    LandingEvent.Landed _,
                    LandingEvent.Conflicted _,
                    LandingEvent.Rejected _,
                    LandingEvent.Reverted _ -> Optional.empty();
        };
    }

    private Optional<String> claim(ClaimEvent event) {
        return switch (event) {
            case ClaimEvent.Waiting waiting ->
                Optional.of(about(
                        waiting.task(),
                        Style.BUSY,
                        "waits",
                        "for " + waiting.resource() + ", held by "
                                + waiting.holders().stream().map(TaskId::value).collect(Collectors.joining(", "))));
            case ClaimEvent.Refused refused ->
                Optional.of(about(refused.task(), Style.BUSY, "refused", refused.reason()));
            case ClaimEvent.Granted _, ClaimEvent.Released _, ClaimEvent.Deadlock _ -> Optional.empty();
        };
    }

    private String about(TaskId task, Style style, String what, String more) {
        return (console.style(style, what + " ".repeat(Math.max(0, 8 - what.length()))) + " " + task + " " + more)
                .stripTrailing();
    }

    private String title(TaskId task) {
        var definition = view.ledger().definition();
        return TextLayout.plain(
                definition.task(definition.graph().indexOf(task)).title());
    }

    private String title(PhaseId phase) {
        return view.ledger().definition().plan().phases().stream()
                .filter(candidate ->
                        candidate.id().equals(phase) && !candidate.title().isEmpty())
                .map(candidate -> " (" + TextLayout.plain(candidate.title()) + ")")
                .findFirst()
                .orElse("");
    }

    /** The plan as it was accepted, in lines of a terminal's width. */
    private String plan(RunDefinition definition) {
        int workers = definition.options().workers();
        int tasks = definition.plan().tasks().size();
        List<String> parts = new ArrayList<>();
        parts.add("strategy " + definition.strategy() + ": " + definition.reason());
        parts.addAll(PoolsText.of(definition));
        String size = tasks + (tasks == 1 ? " task, " : " tasks, ") + workers + (workers == 1 ? " worker" : " workers");
        int columns = console.screen().columns() - INDENT.length();
        return console.screen().live()
                ? size + "\n" + INDENT
                        + parts.stream()
                                .flatMap(part -> TextLayout.wrap(part, columns).stream())
                                .collect(Collectors.joining("\n" + INDENT))
                : size + "; " + String.join("; ", parts);
    }

    static String shorten(String commit) {
        return commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
    }
}

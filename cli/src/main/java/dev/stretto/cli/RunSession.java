package dev.stretto.cli;

import dev.stretto.app.FastForward;
import dev.stretto.app.Place;
import dev.stretto.app.SummaryJson;
import dev.stretto.driver.Journal.JournalException;
import dev.stretto.engine.Input;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunState;
import dev.stretto.journal.RunFacts;
import dev.stretto.local.AgentUse;
import dev.stretto.local.LocalRun;
import dev.stretto.local.RunHome;
import dev.stretto.local.TickNote;
import dev.stretto.view.RunView;
import dev.stretto.view.Summary;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A run in the foreground: shows its events as they are journaled, listens for Ctrl-C, and ends with what it came to.
 *
 * <p>Events come on the driving thread; the live display also draws on a thread of its own, so the view is guarded by this.
 * Signals come on yet another thread, which writes nothing but the two volatile fields.
 */
final class RunSession implements Consumer<Recorded> {

    private final Cli cli;
    private final boolean json;
    private final RunView view = new RunView();
    private volatile Display display = Display.SILENT;
    private volatile boolean interrupted;
    private Optional<RunHome> home = Optional.empty();

    RunSession(Cli cli, boolean json) {
        this.cli = cli;
        this.json = json;
    }

    @Override
    public void accept(Recorded recorded) {
        synchronized (this) {
            view.accept(recorded);
        }
        display.show(recorded);
    }

    /** Says what is about to run, how and where; from here on events are shown. */
    void introduce(LocalRun run, Place place, String whyWorkers) {
        RunFacts facts = run.facts();
        home = place.runs().byId(facts.run().value());
        if (!json) {
            String from = place.repository()
                    .filter(_ -> !facts.branch().isEmpty())
                    .map(repository -> from(repository.head().currentBranch().orElse("a detached HEAD"), facts))
                    .orElse("in place: tasks run in " + facts.directory() + ", nothing is landed");
            cli.console().out().println("run " + facts.run() + " of " + facts.planName() + ": " + from);
            cli.console().out().println("workers: " + whyWorkers);
            place.repository()
                    .filter(repository -> !facts.branch().isEmpty() && repository.isDirty())
                    .ifPresent(_ -> cli.say(
                            "note: your work tree has changes that are not committed; the run starts from the commit"
                                    + " and does not see them"));
        }
        display = display(run);
    }

    private static String from(String branch, RunFacts facts) {
        return "branch " + facts.branch() + ", from " + branch + " at "
                + facts.base().substring(0, 9);
    }

    private Display display(LocalRun run) {
        Console console = cli.console();
        if (json) {
            return new JsonDisplay(console, run.facts().run());
        }
        if (!console.screen().live()) {
            return new LineDisplay(console, view, true);
        }
        Tty.Size known = Tty.Size.of(console.screen());
        return new LiveDisplay(console, view, this, new LineDisplay(console, view, false), () -> Tty.size(known));
    }

    /** Drives the run to its end, or until it is interrupted; returns the exit code. */
    int drive(LocalRun run) throws InterruptedException {
        try (var _ = Signals.onInterrupt(() -> {
                    interrupted = true;
                    run.request(new Input.Interrupt(), _ -> {});
                });
                var _ = Signals.onHangup(() -> display = Display.SILENT)) {
            run.drive();
        } catch (JournalException e) {
            display.close();
            cli.say(e.getMessage());
            cli.say("the run stopped where it was; nothing that landed is lost");
            return ExitCode.FAILED;
        }
        display.close();
        return conclude(run);
    }

    private int conclude(LocalRun run) {
        TickNote ticks = run.ticks();
        Summary summary =
                ticks.commit().isEmpty() ? view.summary() : view.summary().at(ticks.commit());
        FastForward.Result landing = FastForward.whereAsked(run.facts(), summary);
        AgentUse use = home.map(AgentUse::of).orElse(AgentUse.NOTHING);
        if (json) {
            cli.console()
                    .out()
                    .println(SummaryJson.of(run.facts(), summary, landing.landedOn(), ticks, run.pushes(), use));
        } else {
            new SummaryText(cli.console()).print(run.facts(), view, summary, use);
        }
        if (!ticks.problem().isEmpty()) {
            cli.say("warning: not all that is completed is ticked in the plan: " + ticks.problem());
        }
        run.facts()
                .pushing()
                .flatMap(to -> PushText.of(to, run.pushes(), summary))
                .ifPresent(cli::say);
        if (!landing.landedOn().isEmpty()) {
            cli.say(landing.landedOn() + " is at " + LineDisplay.shorten(summary.head()) + " now");
        }
        if (!landing.problem().isEmpty()) {
            cli.say("all is done, but it did not land on " + run.facts().landOn() + ": " + landing.problem());
            return ExitCode.FAILED;
        }
        return interrupted && !summary.state().ended() ? ExitCode.INTERRUPTED : exitCode(summary.state());
    }

    static int exitCode(RunState state) {
        return switch (state) {
            case COMPLETED -> ExitCode.DONE;
            case PLANNED, RUNNING, PAUSED, FAILED, CANCELLED -> ExitCode.FAILED;
        };
    }
}

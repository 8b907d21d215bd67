package dev.stretto.cli;

import dev.stretto.app.Drivers;
import dev.stretto.app.Place;
import dev.stretto.app.ResumeRun;
import dev.stretto.app.Steering;
import dev.stretto.app.UserError;
import dev.stretto.engine.Input;
import dev.stretto.local.LocalRun;
import dev.stretto.local.RunHome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stretto resume}. */
@Command(
        name = "resume",
        description = "Go on with a run: unpause it where its driver is alive, else take it up where it stopped.")
final class ResumeCommand extends Subcommand {

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run (default: the newest here).")
    private @Nullable String run;

    @Option(names = "--json", description = "Print every new event as a line of JSON, then a summary.")
    private boolean json;

    @Override
    public Integer call() throws UserError, InterruptedException {
        try (Place place = place()) {
            RunHome home = place.runs().find(Optional.ofNullable(run));
            if (new Steering(place, cli().environment()).requestIfDriven(home, new Input.Resume())) {
                cli().say("run " + home.run() + " goes on"
                        + Drivers.of(home)
                                .map(pid -> ", driven by process " + pid)
                                .orElse(""));
                return ExitCode.DONE;
            }
            return recover(place, home);
        }
    }

    private int recover(Place place, RunHome home) throws UserError, InterruptedException {
        RunSession session = new RunSession(cli(), json);
        ResumeRun resume = new ResumeRun(place, cli().environment());
        AtomicReference<Optional<String>> refusal = new AtomicReference<>(Optional.empty());
        try (LocalRun taken = resume.recover(home, session)) {
            boolean open = !taken.engine().ledger().state().ended();
            session.introduce(taken, place, "as the run was started");
            taken.settle(); // a request made in between could be met before what the driver before left is settled
            List<String> edits = resume.adoptEdits(taken);
            if (!edits.isEmpty()) {
                cli().say("the plan was edited:");
                edits.forEach(edit -> cli().console().err().println("  " + edit));
            }
            taken.request(new Input.Resume(), refusal::set);
            int code = session.drive(taken);
            if (refusal.get().isPresent() && open) {
                return code; // what was left to land was all that was left
            }
            if (refusal.get().isPresent() && taken.hasTicked()) {
                cli().say("run " + home.run() + " was completed but for ticks in its plan, which are made now");
                return code;
            }
            if (refusal.get().isPresent() && taken.hasPushed()) {
                cli().say("run " + home.run() + " was completed but for its last push, which is made now");
                return code;
            }
            if (refusal.get().isPresent()) {
                throw new UserError("run " + home.run() + ": " + refusal.get().get());
            }
            return code;
        }
    }
}

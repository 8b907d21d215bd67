package dev.stretto.cli;

import dev.stretto.agent.Programs;
import dev.stretto.app.DemoProject;
import dev.stretto.app.Place;
import dev.stretto.app.RunLookup;
import dev.stretto.app.UserError;
import dev.stretto.cli.Console.Style;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import dev.stretto.git.ScratchRepository;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stretto demo}: makes a repository with a plan, and gives the command line that runs it. */
@Command(
        name = "demo",
        description = "Try Stretto out: run a plan of twelve small tasks in a scratch repository, in a few seconds.")
final class DemoCommand extends Subcommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description =
                    "Where to make the repository; must not exist yet, or be empty (default: a temporary folder).")
    private @Nullable Path folder;

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N|auto",
            converter = Workers.Converter.class,
            description = "How many tasks may run at once (default: as the plan says, 4).")
    private @Nullable Workers workers;

    @Override
    public Integer call() throws UserError {
        DemoProject project = DemoProject.create(
                Optional.ofNullable(folder).map(path -> cli().directory().resolve(path)), cli().environment());
        print("A scratch repository with a plan: " + project.directory().resolve(DemoProject.PLAN));
        print("");
        int code = run(project);
        try (Place place = Place.of(project.directory())) {
            RunLookup run = RunLookup.of(place.runs().find(Optional.empty()));
            if (code == ExitCode.DONE) {
                landed(run, place.repository().orElseThrow());
            }
            next(project, run, code);
        }
        return code;
    }

    /** Runs the plan as the user would: by the very command it shows. */
    private int run(DemoProject project) {
        String[] command = workers == null
                ? new String[] {"run", DemoProject.PLAN}
                : new String[] {"run", DemoProject.PLAN, "--workers", String.valueOf(workers.count())};
        print(console().style(Style.STRONG, "$ stretto " + String.join(" ", command)));
        return new Cli(console(), project.directory(), cli().environment()).run(command);
    }

    private void landed(RunLookup run, GitRepository repository) {
        String branch = run.facts().branch();
        ObjectId base = new ObjectId(run.facts().base());
        ObjectId head = new ObjectId(run.view().ledger().head());
        print("");
        print(console().style(Style.STRONG, "$ git log --oneline " + ScratchRepository.BRANCH + ".." + branch));
        repository.log(base, head).forEach(this::print);
    }

    private void next(DemoProject project, RunLookup run, int code) {
        print("");
        print(console().style(Style.STRONG, "Try next:"));
        print("  cd " + project.directory());
        launcher().ifPresent(path -> print("  alias stretto=" + path));
        if (code != ExitCode.DONE) {
            step("stretto resume", "go on with the run");
        }
        step("stretto status", "every task, and the commit it became");
        step("stretto show " + DemoProject.PLAN, "what waits for what");
        if (code == ExitCode.DONE) {
            step("stretto diff 2.1", "what a task changed");
            step("stretto logs 2.4", "what a task printed");
            step("git show " + run.facts().branch() + ":README.md", "what came out");
        }
        print("");
        print(console().style(Style.STRONG, "With a plan of your own, in your repository:"));
        step("stretto check PLAN.md", "what is wrong with it");
        step("stretto run PLAN.md --agent COMMAND", "tasks without a command go to an agent");
        step("stretto doctor", "what this machine lacks for it");
    }

    private void step(String command, String what) {
        print(String.format("  %-38s", command) + " " + console().style(Style.FAINT, what));
    }

    /** What started this program, where it is not to be found as {@code stretto}. */
    private Optional<String> launcher() {
        String path = cli().environment().getOrDefault("PATH", "");
        return Optional.ofNullable(System.getProperty("stretto.launcher"))
                .filter(_ -> Programs.find("stretto", path).isEmpty())
                .map(launcher -> launcher.matches("[A-Za-z0-9_./+@:-]+")
                        ? launcher
                        : "'" + launcher.replace("'", "'\\''") + "'");
    }
}

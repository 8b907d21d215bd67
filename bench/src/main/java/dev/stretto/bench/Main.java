package dev.stretto.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stretto.app.UserError;
import dev.stretto.bench.check.AnalysisScaleCommand;
import dev.stretto.bench.check.CheckCommand;
import dev.stretto.bench.check.ForecastScaleCommand;
import dev.stretto.bench.fuzz.FuzzCommand;
import dev.stretto.bench.growth.GrowthCommand;
import dev.stretto.bench.inplace.InPlaceCommand;
import dev.stretto.bench.overhead.OverheadCommand;
import dev.stretto.bench.overlap.OverlapCommand;
import dev.stretto.bench.processes.SpawnCommand;
import dev.stretto.bench.processes.SurviveCommand;
import dev.stretto.bench.psplib.PsplibCommand;
import dev.stretto.bench.replay.ReplayCommand;
import dev.stretto.bench.schedule.StrategiesCommand;
import dev.stretto.bench.schedule.WfCommonsCommand;
import dev.stretto.bench.serve.ServeCommand;
import dev.stretto.bench.speculation.SpeculationCommand;
import dev.stretto.bench.stress.StressCommand;
import dev.stretto.bench.support.Refusal;
import dev.stretto.bench.workspaces.WorkspacesCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code bench/run}: runs a benchmark by its name. Exit codes: 0 as hoped for, 1 not so, 2 wrong use. */
@Command(
        name = "bench/run",
        description = "Measures Stretto beside its peers, and proves that it loses nothing.",
        subcommands = {
            ReplayCommand.class,
            InPlaceCommand.class,
            OverheadCommand.class,
            SpawnCommand.class,
            SurviveCommand.class,
            WorkspacesCommand.class,
            SpeculationCommand.class,
            ServeCommand.class,
            CheckCommand.class,
            ForecastScaleCommand.class,
            AnalysisScaleCommand.class,
            StrategiesCommand.class,
            WfCommonsCommand.class,
            PsplibCommand.class,
            OverlapCommand.class,
            GrowthCommand.class,
            StressCommand.class,
            FuzzCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:done, and as it should be", " 1:not as it should be", " 2:wrong use"})
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @SuppressWarnings("unused") // picocli acts on it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "say what there is, and end")
    private boolean help;

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, UTF_8);
        System.exit(run(out, new PrintWriter(System.err, true, UTF_8), args));
    }

    /** Runs one benchmark and answers the exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(out).setErr(err);
        line.setParameterExceptionHandler((e, _) -> {
            err.println("bench/run: " + e.getMessage());
            err.println("See `" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help`.");
            return 2;
        });
        line.setExecutionExceptionHandler((e, _, _) -> {
            boolean wrongUse = e instanceof Refusal || e instanceof UserError;
            err.println("bench/run: " + (wrongUse ? e.getMessage() : "failed: " + e));
            return wrongUse ? 2 : 1;
        });
        return line.execute(args);
    }

    /** Without a name there is nothing to run. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "name a benchmark: " + String.join(", ", spec.subcommands().keySet()));
    }
}

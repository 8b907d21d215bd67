package dev.stretto.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root of all commands. */
@Command(
        name = "stretto",
        description = "Runs an implementation plan in parallel and lands every result on one branch.",
        mixinStandardHelpOptions = true,
        versionProvider = StrettoCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CheckCommand.class,
            ShowCommand.class,
            ForecastCommand.class,
            ReportCommand.class,
            ConvertCommand.class,
            TickCommand.class,
            OverlapCommand.class,
            RunCommand.class,
            ResumeCommand.class,
            RunsCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DiffCommand.class,
            RetryCommand.class,
            SkipCommand.class,
            LandCommand.class,
            RevertCommand.class,
            PauseCommand.class,
            CancelCommand.class,
            LocksCommand.class,
            QueueCommand.class,
            ClaimCommand.class,
            ReleaseCommand.class,
            ServeCommand.class,
            AgentsCommand.class,
            DemoCommand.class,
            DoctorCommand.class,
            CleanCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 something in the plan or run failed, 2 wrong use, 3 internal error, 130 interrupted.",
            "Start with `stretto demo`."
        })
final class StrettoCommand implements Runnable {

    private final Cli cli;

    @SuppressWarnings("NullAway.Init") // set before a command runs
    private Configured configured;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    StrettoCommand(Cli cli) {
        this.cli = cli;
    }

    Cli cli() {
        return cli;
    }

    void configure(Configured settings) {
        configured = settings;
    }

    Configured configured() {
        return configured;
    }

    @Override
    public void run() {
        spec.commandLine().usage(cli.console().out());
    }

    /** The version the jar was built as. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = StrettoCommand.class.getPackage().getImplementationVersion();
            return new String[] {"stretto " + Optional.ofNullable(version).orElse("(development)")};
        }
    }
}

package dev.stretto.cli;

import dev.stretto.app.Detached;
import dev.stretto.app.UserError;
import dev.stretto.http.Commands;
import dev.stretto.journal.Json;
import dev.stretto.local.RunHome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server has done by the commands that a user would type, settings and all. */
final class OwnCommands implements Commands {

    private final Cli cli;

    /** Made when the first run is taken up: that takes a tenth of a second, which the start of the server need not wait for. */
    private @Nullable Detached detached;

    /**
     * @param detached what takes runs up; null for this program
     */
    OwnCommands(Cli cli, @Nullable Detached detached) {
        this.cli = cli;
        this.detached = detached;
    }

    OwnCommands(Cli cli) {
        this(cli, null);
    }

    private synchronized Detached detached() {
        if (detached == null) {
            detached = Myself.detached(cli);
        }
        return detached;
    }

    @Override
    public String plan(List<String> arguments) throws UserError {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), Console.Screen.NONE);
        List<String> command = new ArrayList<>(List.of("run", "--no-start", "--json"));
        command.addAll(arguments);
        int code = new Cli(console, cli.directory(), cli.environment()).run(command.toArray(String[]::new));
        if (code != ExitCode.DONE) {
            throw new UserError(err.toString().strip().replaceFirst("^stretto: ", ""));
        }
        return Json.mapper().readTree(out.toString()).path("run").asString();
    }

    @Override
    public void resume(RunHome home) throws UserError, InterruptedException {
        detached().resume(home);
    }
}

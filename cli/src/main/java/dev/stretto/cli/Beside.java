package dev.stretto.cli;

import dev.stretto.app.Place;
import dev.stretto.app.UserError;
import dev.stretto.http.ServeOptions;
import dev.stretto.http.StrettoServer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server beside a run that this process drives, if one is asked for; it reads the journal like any other. */
record Beside(Optional<StrettoServer> server) implements AutoCloseable {

    /**
     * Starts it and says where.
     *
     * @param port null for no server
     */
    static Beside at(@Nullable Integer port, Place place, Cli cli) throws UserError {
        if (port == null) {
            return new Beside(Optional.empty());
        }
        ServeOptions options = new ServeOptions(
                ServeOptions.LOOPBACK,
                ServeCommand.checked("--serve", port),
                port == ServeCommand.PORT,
                List.of(),
                false,
                ServeOptions.Limits.USUAL);
        StrettoServer server = StrettoServer.start(place, cli.environment(), new OwnCommands(cli), options);
        cli.say("serving " + server.url());
        return new Beside(Optional.of(server));
    }

    @Override
    public void close() {
        server.ifPresent(StrettoServer::close);
    }
}

package dev.stretto.cli;

import dev.stretto.app.Place;
import dev.stretto.app.UserError;
import dev.stretto.http.ServeOptions;
import dev.stretto.http.StrettoServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code stretto serve}. */
@Command(
        name = "serve",
        description = "Show the runs of this repository in a browser and to other programs over HTTP, and take their"
                + " requests; prints the address with its token when it is ready, and goes on until Ctrl-C. Runs do not"
                + " depend on it.")
final class ServeCommand extends Subcommand {

    /** Where it listens if nobody says, and if that is free. */
    static final int PORT = 7420;

    private static final int PORT_MAX = 65_535;

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "Where to listen; 0 for any port that is free (default: 7420, or any that is free where that is"
                            + " taken).")
    private @Nullable Integer port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = ServeOptions.LOOPBACK,
            description =
                    "The interface to listen on (default 127.0.0.1, which only this machine can reach). Others are"
                            + " for use behind a reverse proxy that does TLS.")
    private String bind = ServeOptions.LOOPBACK;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description =
                    "A further name, with its port where it is not the usual one, by which the server is asked, such"
                            + " as that of a reverse proxy; can be repeated.")
    private List<String> hosts = new ArrayList<>();

    @Option(
            names = "--read-only",
            description =
                    "Only show: nothing can be started, paused or changed, and the token that is printed allows no"
                            + " more with any other server either.")
    private boolean readOnly;

    @Override
    public Integer call() throws UserError, InterruptedException {
        ServeOptions options = options();
        boolean loopback = isLoopback(bind);
        CountDownLatch ended = new CountDownLatch(1);
        try (Place place = place();
                StrettoServer server =
                        StrettoServer.start(place, cli().environment(), new OwnCommands(cli()), options);
                var _ = Signals.onInterrupt(ended::countDown)) {
            if (!loopback) {
                cli().say("warning: whoever can reach " + bind
                        + " can read what is sent, tokens too: put a reverse proxy"
                        + " with TLS in front and let nobody else reach this port (docs/serve.md)");
            }
            print(server.url());
            console().out().flush();
            ended.await();
            return ExitCode.DONE;
        }
    }

    private ServeOptions options() throws UserError {
        int asked = port == null ? PORT : checked("--port", port);
        return new ServeOptions(bind, asked, port == null, hosts, readOnly, ServeOptions.Limits.USUAL);
    }

    static int checked(String option, int port) throws UserError {
        if (port < 0 || port > PORT_MAX) {
            throw new UserError(option + " is a port from 0 to " + PORT_MAX + ", not " + port);
        }
        return port;
    }

    private static boolean isLoopback(String address) throws UserError {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new UserError("--bind " + address + " is no address of this machine; 127.0.0.1 is one");
        }
    }
}

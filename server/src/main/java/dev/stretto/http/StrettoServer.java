package dev.stretto.http;

import dev.stretto.app.FollowedRuns;
import dev.stretto.app.Place;
import dev.stretto.app.UserError;
import dev.stretto.driver.Journal.JournalException;
import dev.stretto.git.GitException;
import dev.stretto.workspace.WorkspaceException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;

/**
 * Serves the runs of a place over HTTP until it is closed. It only reads their journals and hands requests to their drivers, so
 * it can be stopped and started at any moment, and no run waits for it.
 */
public final class StrettoServer implements AutoCloseable {

    private final Javalin javalin;
    private final FollowedRuns runs;
    private final ExecutorService threads;
    private final String url;

    private StrettoServer(Javalin javalin, FollowedRuns runs, ExecutorService threads, String url) {
        this.javalin = javalin;
        this.runs = runs;
        this.threads = threads;
        this.url = url;
    }

    /**
     * Starts to serve.
     *
     * @param environment what is handed to a run that is taken up by the server for a moment
     * @throws UserError if the port is taken or the token cannot be kept, with what to do
     */
    public static StrettoServer start(
            Place place, Map<String, String> environment, Commands commands, ServeOptions options) throws UserError {
        Tokens tokens = Tokens.in(folder(place));
        ExecutorService threads = Threads.virtual();
        FollowedRuns runs = new FollowedRuns(place.runs(), threads);
        Semaphore streams = new Semaphore(options.limits().streamsMax());
        List<Route> routes = Routes.of(new Served(place, environment, commands, runs, options.limits(), streams));
        AtomicReference<Guard> guard = new AtomicReference<>();
        boolean started = false;
        try {
            Javalin javalin = listen(options, config -> configure(config, options, routes, guard));
            guard.set(new Guard(tokens, options, javalin.port()));
            started = true;
            String address = options.address().contains(":") ? "[" + options.address() + "]" : options.address();
            String token = tokens.shown(options.readOnly());
            return new StrettoServer(
                    javalin, runs, threads, "http://" + address + ":" + javalin.port() + "/#token=" + token);
        } finally {
            if (!started) {
                runs.close();
                threads.close();
            }
        }
    }

    /** Where the tokens of a place are kept. */
    public static Path folder(Place place) {
        return place.runs().directory().resolveSibling("serve");
    }

    private static Javalin listen(ServeOptions options, Consumer<JavalinConfig> configuration) throws UserError {
        try {
            return Javalin.create(configuration).start(options.address(), options.port());
        } catch (JavalinBindException e) {
            if (options.portMayDiffer()) {
                return listen(options.atAnyPort(), configuration);
            }
            throw new UserError("cannot listen on " + options.address() + ":" + options.port()
                    + ": another program does, or you may not, or the address is not this machine's; give another port"
                    + " (--port 0 for any that is free)");
        }
    }

    private static void configure(
            JavalinConfig config, ServeOptions options, List<Route> routes, AtomicReference<Guard> guard) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = options.limits().bodyBytesMax();
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.modifyHttpConfiguration(http -> limit(http, options.limits()));
        config.jetty.modifyServer(server -> limit(server, options.limits()));
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new JettyProblems()));
        config.routes.before(request -> ready(guard).check(request));
        for (Route route : routes) {
            config.routes.addHttpHandler(route.method(), route.path(), request -> {
                if (!route.open()) {
                    ready(guard).checkToken(request);
                }
                route.handler().handle(request);
            });
        }
        config.routes.exception(HttpResponseException.class, StrettoServer::failed);
        config.routes.exception(Exception.class, StrettoServer::failed);
    }

    /** What stands before all requests; the port is known only when the first could already come. */
    private static Guard ready(AtomicReference<Guard> guard) {
        Guard ready = guard.get();
        if (ready == null) {
            throw Problem.busy("the server is just starting");
        }
        return ready;
    }

    private static void limit(HttpConfiguration http, ServeOptions.Limits limits) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(limits.headerBytesMax());
        http.setIdleTimeout(limits.idleMillisMax());
    }

    private static void limit(Server server, ServeOptions.Limits limits) {
        server.setErrorHandler(new JettyProblems());
        server.addBean(new NetworkConnectionLimit(limits.connectionsMax(), server));
    }

    private static void failed(Exception failure, Context request) {
        if (request.res().isCommitted()) {
            return; // a stream whose reader has gone, or that the server ends
        }
        Answer.problem(
                request,
                switch (failure) {
                    case Problem problem -> problem;
                    case UserError error -> Problem.unprocessable(error.getMessage());
                    case GitException error -> Problem.unprocessable(String.valueOf(error.getMessage()));
                    case WorkspaceException error -> Problem.of(500, String.valueOf(error.getMessage()));
                    case JournalException error -> Problem.of(500, String.valueOf(error.getMessage()));
                    case HttpResponseException known -> turnedAway(known.getStatus());
                    case UnsupportedCharsetException _, IllegalCharsetNameException _ ->
                        Problem.badRequest("the Content-Type names no charset that there is; JSON is UTF-8");
                    case IOException gone -> Problem.of(500, "the answer could not be read: " + gone.getMessage());
                    default -> Problem.of(500, "an internal error; this is a bug, please report it: " + failure);
                });
    }

    private static Problem turnedAway(int status) {
        return Problem.of(
                status,
                switch (status) {
                    case 404 ->
                        "there is nothing here by that name; " + Routes.API + "/openapi.json tells what there is";
                    case 405 -> "that cannot be done here; " + Routes.API + "/openapi.json tells what can";
                    case 413 -> "the body of the request is too long";
                    default -> "the request is not one that this server takes";
                });
    }

    /** What to open in a browser: the address, with the token where no server sees it. */
    public String url() {
        return url;
    }

    /** Ends streams and connections; what is being answered may finish for a moment. */
    @Override
    public void close() {
        runs.close();
        javalin.stop();
        threads.shutdownNow();
    }
}

package dev.stretto.cli;

import dev.stretto.app.Detached;
import dev.stretto.app.Place;
import dev.stretto.app.UserError;
import dev.stretto.http.ServeOptions;
import dev.stretto.http.StrettoServer;
import dev.stretto.journal.Json;
import dev.stretto.process.Processes;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** A server of a shell's runs, and somebody who knows its address. */
final class Serving implements AutoCloseable {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(40);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AutoCloseable server;
    private final String base;
    private final String token;

    private Serving(AutoCloseable server, String url) {
        this.server = server;
        this.base = url.replaceFirst("/#.*", "");
        this.token = url.replaceFirst(".*#token=", "");
    }

    /** In this JVM, with all that it may start in processes of their own. */
    static Serving start(Shell shell, ServeOptions options) {
        StringWriter lost = new StringWriter();
        Console console = new Console(new PrintWriter(lost), new PrintWriter(lost), Console.Screen.NONE);
        Cli cli = new Cli(console, shell.directory(), shell.environment());
        try {
            Place place = Place.of(shell.directory());
            Detached detached =
                    new Detached(Program.command(), shell.directory(), shell.environment(), new Processes());
            StrettoServer server =
                    StrettoServer.start(place, shell.environment(), new OwnCommands(cli, detached), options);
            return new Serving(
                    () -> {
                        server.close();
                        place.close();
                    },
                    server.url());
        } catch (UserError e) {
            throw new AssertionError(e);
        }
    }

    static Serving start(Shell shell) {
        return start(shell, ServeOptions.local(0));
    }

    /** The built program. */
    static Serving program(Shell shell, String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "serve";
        System.arraycopy(options, 0, arguments, 1, options.length);
        Program program = Program.start(shell, arguments);
        program.awaitPrinted("#token=");
        return new Serving(
                () -> {
                    program.signal("INT");
                    program.finish().exits(0);
                },
                program.printed().strip());
    }

    String token() {
        return token;
    }

    int port() {
        return URI.create(base).getPort();
    }

    /** A request without a token. */
    HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER_MAX);
    }

    HttpRequest.Builder to(String path) {
        return bare(path).header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The body as it comes, for as long as it is read. */
    InputStream open(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofInputStream()).body();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(to(path));
    }

    HttpResponse<String> post(String path, String json) {
        return send(
                to(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> post(String path) {
        return send(to(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return Json.mapper().readTree(answer.body());
    }

    /** Sends bytes as they are, and returns all that comes back until the other side closes. */
    String raw(String request) {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout((int) ANSWER_MAX.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (HttpClient _ = client) {
            client.shutdownNow();
            server.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

package dev.stretto.local;

import dev.stretto.engine.Input;
import dev.stretto.journal.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The socket on which the driver of a run hears the user: one request a connection, a line of JSON each way.
 *
 * <p>It stands in the {@link SocketFolder}.
 */
final class ControlSocket implements AutoCloseable {

    private final ServerSocketChannel server;
    private final Path path;

    private ControlSocket(ServerSocketChannel server, Path path) {
        this.server = server;
        this.path = path;
    }

    /**
     * Listens for requests. Only the holder of the run's lock may call this, so a socket that is already there is a dead one.
     *
     * @param answer takes a request and tells why it is refused, if it is
     */
    static ControlSocket listen(RunHome home, ExecutorService threads, Function<Input.Request, Optional<String>> answer)
            throws IOException {
        Path path = path(home);
        SocketFolder.create();
        Files.deleteIfExists(path);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        ControlSocket socket = new ControlSocket(server, path);
        threads.execute(() -> socket.accept(threads, answer));
        return socket;
    }

    private void accept(ExecutorService threads, Function<Input.Request, Optional<String>> answer) {
        while (server.isOpen()) {
            try {
                SocketChannel connection = server.accept();
                threads.execute(() -> serve(connection, answer));
            } catch (IOException e) {
                // Closed, or one caller went away before it was let in: the loop's condition tells which.
            }
        }
    }

    private static void serve(SocketChannel connection, Function<Input.Request, Optional<String>> answer) {
        try (connection) {
            Optional<String> refusal = answer.apply(RequestJson.read(readLine(connection)));
            String reply = Json.mapper()
                    .writeValueAsString(Json.mapper().createObjectNode().put("refused", refusal.orElse("")));
            writeLine(connection, reply);
        } catch (IOException | RuntimeException e) {
            // The caller is gone or speaks nonsense; it is told by the connection's end.
        }
    }

    /**
     * Sends a request to the driver of a run.
     *
     * @return nothing where no driver listens; else why the request was refused, or an empty text where it was met
     */
    static Optional<String> send(RunHome home, Input.Request request) {
        try (SocketChannel connection = SocketChannel.open(UnixDomainSocketAddress.of(path(home)))) {
            writeLine(connection, RequestJson.write(request));
            JsonNode reply = Json.mapper().readTree(readLine(connection));
            return Optional.of(reply.path("refused").asString(""));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether a driver listens. */
    static boolean answers(RunHome home) {
        try (SocketChannel connection = SocketChannel.open(UnixDomainSocketAddress.of(path(home)))) {
            return connection.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static String readLine(SocketChannel connection) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(connection), StandardCharsets.UTF_8));
        String line = reader.readLine();
        if (line == null) {
            throw new IOException("the other side said nothing");
        }
        return line;
    }

    private static void writeLine(SocketChannel connection, String line) throws IOException {
        OutputStream out = Channels.newOutputStream(connection);
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static Path path(RunHome home) {
        return SocketFolder.socket(home.run()
                + "-"
                + Integer.toHexString(home.directory().toAbsolutePath().hashCode()));
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(path);
    }
}

package dev.stretto.local;

import dev.stretto.engine.Input;
import dev.stretto.journal.Json;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/**
 * The socket on which the driver of a run hears the user: one request a connection, a line of JSON each way. A driver that
 * leaves closes the connection without an answer; the caller then takes the run up himself.
 *
 * <p>Each caller has a thread of its own. A connection is in {@code silent} until its request has been read: closing ends
 * those, and then waits for the others to be answered, so that no request is met without its sender being told.
 */
public final class ControlSocket implements AutoCloseable {

    private static final int LINE_BYTES_MAX = 1 << 20;
    private static final int ANSWER_SECONDS_MAX = 5;
    private static final int PAUSE_MILLIS = 20;

    /** How often it is looked whether who waits for a claim is still there. */
    private static final int GONE_MILLIS = 100;

    private final ServerSocketChannel server;
    private final SocketPlace place;
    private final Function<Input.Request, CompletableFuture<Optional<String>>> answer;
    private final ExecutorService callers = Threads.forCallers();
    private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();
    private final Set<SocketChannel> silent = ConcurrentHashMap.newKeySet();

    private ControlSocket(
            ServerSocketChannel server,
            SocketPlace place,
            Function<Input.Request, CompletableFuture<Optional<String>>> answer) {
        this.server = server;
        this.place = place;
        this.answer = answer;
    }

    /**
     * Listens for requests. Only the holder of the run's lock may call this, so a socket that is already there is a dead one.
     *
     * @param answer takes a request and tells why it is refused, if it is; cancelled where the driver leaves
     */
    static ControlSocket listen(RunHome home, Function<Input.Request, CompletableFuture<Optional<String>>> answer)
            throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            ControlSocket socket = new ControlSocket(server, SocketPlace.bind(home, server), answer);
            socket.callers.execute(socket::accept);
            return socket;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                welcome(server.accept());
            } catch (IOException e) {
                // Closed, which the loop's condition tells; or no descriptor is left, which may pass.
                pause();
            }
        }
    }

    private void welcome(SocketChannel connection) throws IOException {
        connections.add(connection);
        silent.add(connection);
        try {
            callers.execute(() -> serve(connection));
        } catch (RejectedExecutionException e) {
            connection.close(); // we are leaving
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            String line = readLine(connection);
            if (silent.remove(connection)) {
                writeLine(connection, reply(line, connection));
            }
        } catch (IOException | CancellationException e) {
            // The caller is gone, or we are leaving: the connection's end says so.
        } finally {
            silent.remove(connection);
            connections.remove(connection);
        }
    }

    private String reply(String line, SocketChannel connection) throws IOException {
        String refusal;
        try {
            Input.Request request = RequestJson.read(line);
            CompletableFuture<Optional<String>> reply = answer.apply(request);
            refusal = (request instanceof Input.MakeClaim claim ? awaited(reply, claim, connection) : reply.join())
                    .orElse("");
        } catch (IllegalArgumentException | JacksonException e) {
            refusal = "the driver of the run does not understand the request (" + e.getMessage()
                    + "); it may be an older Stretto";
        }
        return Json.mapper().writeValueAsString(Json.mapper().createObjectNode().put("refused", refusal));
    }

    /** A claim may wait for long: where its maker goes away meanwhile, nobody holds what nobody uses. */
    private Optional<String> awaited(
            CompletableFuture<Optional<String>> reply, Input.MakeClaim claim, SocketChannel connection)
            throws IOException {
        while (true) {
            try {
                return reply.get(GONE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (isGone(connection)) {
                    answer.apply(new Input.Withdraw(claim.id())).join();
                    throw new IOException("the caller is gone", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A caller says nothing after its request; its end is all that can be read. */
    private static boolean isGone(SocketChannel connection) throws IOException {
        connection.configureBlocking(false);
        try {
            return connection.read(ByteBuffer.allocate(1)) < 0;
        } finally {
            connection.configureBlocking(true);
        }
    }

    /**
     * Sends a request to the driver of a run.
     *
     * @return nothing where no driver listens; else why the request was refused, or an empty text where it was met
     */
    public static Optional<String> send(RunHome home, Input.Request request) {
        try (SocketChannel connection = connect(home)) {
            writeLine(connection, RequestJson.write(request));
            return Optional.of(
                    Json.mapper().readTree(readLine(connection)).path("refused").asString(""));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** Whether a driver listens. */
    public static boolean answers(RunHome home) {
        try (SocketChannel connection = connect(home)) {
            return connection.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static SocketChannel connect(RunHome home) throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(SocketPlace.find(home)));
    }

    private static String readLine(SocketChannel connection) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(512);
        while (bytes.position() == 0 || bytes.get(bytes.position() - 1) != '\n') {
            if (!bytes.hasRemaining()) {
                if (bytes.capacity() >= LINE_BYTES_MAX) {
                    throw new IOException("a line of more than " + LINE_BYTES_MAX + " bytes");
                }
                bytes = ByteBuffer.allocate(bytes.capacity() * 2).put(bytes.flip());
            }
            if (connection.read(bytes) < 0) {
                throw new IOException("the other side has ended");
            }
        }
        return new String(bytes.array(), 0, bytes.position() - 1, StandardCharsets.UTF_8);
    }

    private static void writeLine(SocketChannel connection, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            connection.write(bytes);
        }
    }

    /** Stops listening once every request that was taken is answered or given up. */
    @Override
    public void close() throws IOException {
        try (server) {
            place.leave();
        }
        callers.shutdown();
        for (SocketChannel connection : List.copyOf(silent)) {
            if (silent.remove(connection)) {
                connection.close();
            }
        }
        try {
            if (!callers.awaitTermination(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)) {
                for (SocketChannel connection : connections) {
                    connection.close();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

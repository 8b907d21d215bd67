package dev.stretto.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.engine.Claim;
import dev.stretto.engine.Input;
import dev.stretto.engine.KnownPath;
import dev.stretto.engine.RunId;
import dev.stretto.plan.TaskId;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever calls on a driver is answered, or sees his connection end. */
@Timeout(60)
final class ControlSocketTest {

    private static final CompletableFuture<Optional<String>> MET = CompletableFuture.completedFuture(Optional.empty());

    @TempDir
    private Path folder;

    private RunHome home() {
        return new RunHome(new RunId("r1"), folder);
    }

    @Test
    void aRequestIsAnsweredByItsRefusalOrByNothing() throws IOException {
        try (ControlSocket _ = ControlSocket.listen(
                home(),
                request -> request instanceof Input.Cancel
                        ? CompletableFuture.completedFuture(Optional.of("no: \"é\"\n"))
                        : MET)) {
            assertThat(ControlSocket.answers(home())).isTrue();
            assertThat(ControlSocket.send(home(), new Input.Pause())).contains("");
            assertThat(ControlSocket.send(home(), new Input.Cancel())).contains("no: \"é\"\n");
        }
    }

    @Test
    void everyRequestArrivesAsItWas() throws IOException {
        List<TaskId> many = IntStream.range(0, 20_000)
                .mapToObj(number -> new TaskId("task-" + number))
                .toList();
        List<Input.Request> requests = List.of(
                new Input.Pause(),
                new Input.Resume(),
                new Input.Interrupt(),
                new Input.Cancel(),
                new Input.Retry(List.of()),
                new Input.Retry(many),
                new Input.Skip(List.of(new TaskId("a \"b\" ü"))),
                new Input.MakeClaim(
                        new TaskId("a"),
                        Optional.of(2),
                        "id",
                        List.of(Claim.read("ü/*"), Claim.write("b"), Claim.use("gpu", 2)),
                        List.of(new KnownPath("b", true), new KnownPath("c", false)),
                        90_000),
                new Input.Release(new TaskId("a"), Optional.empty(), List.of(Claim.write("b"))),
                new Input.Withdraw("id"));
        List<Input.Request> arrived = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (ControlSocket _ = ControlSocket.listen(home(), request -> {
            arrived.add(request);
            return MET;
        })) {
            requests.forEach(
                    request -> assertThat(ControlSocket.send(home(), request)).contains(""));
        }
        assertThat(arrived).isEqualTo(requests);
    }

    @Test
    void whereNobodyListensNothingIsAnswered() throws IOException {
        assertThat(ControlSocket.send(home(), new Input.Pause())).isEmpty();
        ControlSocket.listen(home(), _ -> MET).close();
        assertThat(ControlSocket.send(home(), new Input.Pause())).isEmpty();
        assertThat(ControlSocket.answers(home())).isFalse();
        assertThat(folder).as("nothing is left").isEmptyDirectory();
    }

    @Test
    void theSocketOfAKilledDriverIsReplaced() throws IOException {
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(folder.resolve("control.sock")));
        }
        Files.writeString(
                folder.resolve("control"), folder.resolve("control.sock").toString());
        assertThat(ControlSocket.answers(home())).isFalse();
        try (ControlSocket _ = ControlSocket.listen(home(), _ -> MET)) {
            assertThat(ControlSocket.send(home(), new Input.Pause())).contains("");
        }
    }

    @Test
    void aRunWhosePathIsTooLongForASocketIsFoundElsewhereAndLeavesNothingThere() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("d".repeat(60)).resolve("e".repeat(60)));
        RunHome home = new RunHome(new RunId("r1"), deep);
        Path elsewhere;
        ControlSocket abandoned = ControlSocket.listen(home, _ -> MET);
        elsewhere = SocketPlace.find(home);
        assertThat(elsewhere.startsWith(deep)).isFalse();
        assertThat(Files.getPosixFilePermissions(elsewhere.getParent())).hasSize(3);
        // As if its driver had been killed: the next one takes the old place away.
        try (ControlSocket _ = ControlSocket.listen(home, _ -> MET)) {
            assertThat(elsewhere.getParent()).doesNotExist();
            assertThat(ControlSocket.send(home, new Input.Pause())).contains("");
            elsewhere = SocketPlace.find(home);
        }
        assertThat(elsewhere.getParent()).doesNotExist();
        abandoned.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"request\":\"sing\"}", "{\"request\":\"skip\",\"tasks\":[\"\"]}", "no json", "[]", ""})
    void nonsenseIsRefused(String line) throws IOException {
        try (ControlSocket _ = ControlSocket.listen(home(), _ -> MET);
                SocketChannel caller = connect()) {
            caller.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            assertThat(readAll(caller)).contains("does not understand the request");
            assertThat(ControlSocket.send(home(), new Input.Pause())).contains("");
        }
    }

    @Test
    void whoSaysTooMuchOrGoesAwayDisturbsNobody() throws IOException {
        try (ControlSocket _ = ControlSocket.listen(home(), _ -> MET);
                SocketChannel flood = connect();
                SocketChannel silent = connect()) {
            connect().close();
            try (SocketChannel half = connect()) {
                half.write(ByteBuffer.wrap("{\"request\":".getBytes(StandardCharsets.UTF_8)));
            }
            try {
                for (int sent = 0; sent < 64; sent++) {
                    flood.write(ByteBuffer.allocate(1 << 16));
                }
                assertThat(readAll(flood)).isEmpty();
            } catch (IOException e) {
                assertThat(e).as("it is cut off").isNotNull();
            }
            assertThat(ControlSocket.send(home(), new Input.Pause())).contains("");
            assertThat(silent.isOpen()).isTrue();
        } // closing does not wait for who is silent
    }

    @Test
    void whoseRequestIsGivenUpSeesItsConnectionEnd()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Optional<String>> never = new CompletableFuture<>();
        try (ControlSocket _ = ControlSocket.listen(home(), _ -> {
            asked.countDown();
            return never;
        })) {
            CompletableFuture<Optional<String>> caller =
                    CompletableFuture.supplyAsync(() -> ControlSocket.send(home(), new Input.Pause()));
            asked.await();
            never.cancel(false);
            assertThat(caller.get(20, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void whatWasAnsweredWhileItClosesIsStillTold() throws IOException, InterruptedException {
        for (int round = 0; round < 50; round++) {
            CountDownLatch asked = new CountDownLatch(1);
            CompletableFuture<Optional<String>> caller;
            try (ControlSocket _ = ControlSocket.listen(home(), _ -> {
                asked.countDown();
                return MET;
            })) {
                caller = CompletableFuture.supplyAsync(() -> ControlSocket.send(home(), new Input.Cancel()));
                asked.await();
            }
            assertThat(caller.join()).as("round %d", round).contains("");
        }
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(SocketPlace.find(home())));
    }

    private static String readAll(SocketChannel channel) throws IOException {
        return new String(java.nio.channels.Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    }
}

package dev.stretto.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StaleSocketsTest {

    private static final Instant LATER = Instant.now().plusSeconds(3600);

    @TempDir
    private Path temporary;

    private ServerSocketChannel listen(String folder) throws Exception {
        Path socket = Files.createDirectory(temporary.resolve(folder)).resolve("control.sock");
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        return server;
    }

    @Test
    void onlySocketsAtWhichNobodyListensAnyMoreAreFoundAndRemoved() throws Exception {
        Path dead = temporary.resolve("stretto-dead");
        listen("stretto-dead").close();
        listen("other-dead").close();
        Files.createDirectory(temporary.resolve("stretto-empty"));
        try (ServerSocketChannel _ = listen("stretto-alive")) {
            assertThat(StaleSockets.in(temporary, LATER)).containsExactly(dead);
            assertThat(StaleSockets.in(temporary, Instant.now().minusSeconds(60)))
                    .as("young ones may be about to listen")
                    .isEmpty();
            StaleSockets.remove(dead);
            StaleSockets.remove(temporary.resolve("stretto-alive"));
        }
        assertThat(temporary.resolve("stretto-alive/control.sock")).exists();
        assertThat(dead).doesNotExist();
    }
}

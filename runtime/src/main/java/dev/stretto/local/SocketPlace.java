package dev.stretto.local;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where the control socket of a run stands: in the run's directory; or, since the system allows such paths about a hundred
 * bytes and some file systems no sockets at all, in a fresh directory of the user's own below the system's for temporary
 * files. A file in the run's directory says where, so that a caller finds it whatever his environment is.
 *
 * @param address that file
 * @param socket absolute
 */
public record SocketPlace(Path address, Path socket) {

    private static final int PATH_BYTES_MAX = 100;
    static final String NAME = "control.sock";
    static final String ELSEWHERE = "stretto-";

    /** Binds a server to a fresh place, in the place of one that a driver left when it was killed. */
    static SocketPlace bind(RunHome home, ServerSocketChannel server) throws IOException {
        Path directory = home.directory().toAbsolutePath();
        Path address = directory.resolve("control");
        if (Files.exists(address)) {
            new SocketPlace(address, find(home)).leave();
        }
        Path socket = bind(server, directory.resolve(NAME));
        Path fresh = directory.resolve("control.new");
        Files.writeString(fresh, socket.toString());
        Files.move(fresh, address, StandardCopyOption.ATOMIC_MOVE);
        return new SocketPlace(address, socket);
    }

    /**
     * Listens for a moment where sockets stand that have no room in their run's directory.
     *
     * @return the directory
     * @throws IOException if no driver could listen there
     */
    public static Path tryOut() throws IOException {
        Path directory = Files.createTempDirectory(ELSEWHERE).toAbsolutePath();
        Path socket = directory.resolve(NAME);
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
        } finally {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(directory);
        }
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static Path bind(ServerSocketChannel server, Path wanted) throws IOException {
        if (wanted.toString().getBytes(StandardCharsets.UTF_8).length <= PATH_BYTES_MAX) {
            try {
                Files.deleteIfExists(wanted);
                server.bind(UnixDomainSocketAddress.of(wanted));
                return wanted;
            } catch (IOException e) {
                // This file system has no sockets: the one for temporary files has.
            }
        }
        // Made for its owner alone, under a name that nobody can have taken before.
        Path elsewhere = Files.createTempDirectory(ELSEWHERE).toAbsolutePath().resolve(NAME);
        server.bind(UnixDomainSocketAddress.of(elsewhere));
        return elsewhere;
    }

    /** Where the socket of a run should be. */
    static Path find(RunHome home) throws IOException {
        return Path.of(Files.readString(home.directory().toAbsolutePath().resolve("control")));
    }

    /** Removes what {@link #bind} made. */
    void leave() throws IOException {
        Files.deleteIfExists(address);
        Files.deleteIfExists(socket);
        Path directory = socket.getParent();
        if (directory != null
                && !directory.equals(address.getParent())
                && String.valueOf(directory.getFileName()).startsWith(ELSEWHERE)) {
            Files.deleteIfExists(directory);
        }
    }
}

package dev.stretto.local;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory in which drivers listen: a short path of the user's own, since the system allows a socket's about a hundred
 * bytes.
 */
public final class SocketFolder {

    /** As long as the longest name of a driver's socket. */
    private static final String TRIAL =
            "x".repeat("abcde-".length() + Integer.toHexString(-1).length());

    private SocketFolder() {}

    /** Where it is. */
    public static Path path() {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        return runtime == null
                ? Path.of(System.getProperty("java.io.tmpdir"), "stretto-" + System.getProperty("user.name"))
                : Path.of(runtime, "stretto");
    }

    static Path socket(String name) {
        return path().resolve(name + ".sock");
    }

    static void create() throws IOException {
        Files.createDirectories(
                path(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /**
     * Listens there for a moment, under a name as long as any.
     *
     * @throws IOException if no driver could
     */
    public static void tryOut() throws IOException {
        create();
        Path socket = socket(TRIAL);
        Files.deleteIfExists(socket);
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
        } finally {
            Files.deleteIfExists(socket);
        }
    }
}

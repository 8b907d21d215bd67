package dev.stretto.local;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Control sockets below the directory for temporary files whose drivers were killed. */
public final class StaleSockets {

    private StaleSockets() {}

    /**
     * The folders of such sockets, each of this user's own and made for one socket.
     *
     * @param temporary the directory for temporary files
     * @param before sockets made since then are left out: between its making and its first listening a socket looks dead
     */
    public static List<Path> in(Path temporary, Instant before) throws IOException {
        List<Path> stale = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, SocketPlace.ELSEWHERE + "*")) {
            for (Path folder : folders) {
                Path socket = folder.resolve(SocketPlace.NAME);
                if (Files.isReadable(folder) && isOlder(socket, before) && isDead(socket)) {
                    stale.add(folder);
                }
            }
        }
        return stale.stream().sorted().toList();
    }

    /** Removes one, unless somebody listens there now. */
    public static void remove(Path folder) throws IOException {
        Path socket = folder.resolve(SocketPlace.NAME);
        if (isDead(socket)) {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(folder);
        }
    }

    private static boolean isOlder(Path socket, Instant before) throws IOException {
        return Files.exists(socket)
                && Files.getLastModifiedTime(socket).toInstant().isBefore(before);
    }

    private static boolean isDead(Path socket) {
        try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

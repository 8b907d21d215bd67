package dev.stretto.app;

import dev.stretto.local.SocketPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tries whether folders can be used, by using them. */
final class Folders {

    private Folders() {}

    /** Whether files can be made in a folder, or in what there is of it so far. */
    static Finding writable(String name, Path folder, String remedy) {
        Path existing = existing(folder);
        try {
            Files.delete(Files.createTempFile(existing, "stretto", null));
            return Finding.ok(name, folder + (existing.equals(folder) ? "" : " (made when needed)"));
        } catch (IOException | SecurityException e) {
            return Finding.fail(name, "nothing can be written to " + existing + " (" + reason(e) + ")", remedy);
        }
    }

    static Finding sockets() {
        try {
            return Finding.ok("socket-directory", SocketPlace.tryOut().toString());
        } catch (IOException | SecurityException e) {
            return Finding.fail(
                    "socket-directory",
                    "no socket can be made in the directory for temporary files (" + reason(e) + ")",
                    "set XDG_RUNTIME_DIR to a folder of your own with a short path, or unset it");
        }
    }

    /** The folder itself or the nearest above it that exists. */
    static Path existing(Path folder) {
        Path at = folder.toAbsolutePath().normalize();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    /** Why a file system call failed, in the system's words where Java knows only the path. */
    static String reason(Exception e) {
        return e.getClass().getSimpleName().replaceFirst("Exception$", "") + ": " + e.getMessage();
    }
}

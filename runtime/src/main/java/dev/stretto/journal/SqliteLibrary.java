package dev.stretto.journal;

import dev.stretto.foreign.CLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.jar.JarEntry;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Keeps SQLite's native library in a folder of the user's. Left alone, its driver unpacks a megabyte from the jar at each start and
 * compares it byte by byte, which is half of what a short command takes. Where the library cannot be kept, the driver does so.
 */
public final class SqliteLibrary {

    private static final String FOLDER_PROPERTY = "org.sqlite.lib.path";
    private static final String NAME = "libsqlitejdbc.so";

    private SqliteLibrary() {}

    /**
     * Has the driver take the library from there, where it is put now if it is not there yet. To be called before the first journal
     * is opened.
     *
     * @param cache the folder below which it is kept
     */
    public static synchronized void keepIn(Path cache) {
        if (System.getProperty(FOLDER_PROPERTY) != null) {
            return;
        }
        resource().ifPresent(library -> {
            try {
                System.setProperty(FOLDER_PROPERTY, kept(library, cache).toString());
            } catch (IOException e) {
                // The cache cannot be written: the driver unpacks the library for itself.
            }
        });
    }

    /** The library for this system, of those for which Stretto is sure which one that is. */
    private static Optional<URL> resource() {
        String architecture = switch (System.getProperty("os.arch")) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "aarch64";
            default -> "";
        };
        return System.getProperty("os.name").equals("Linux")
                        && !architecture.isEmpty()
                        && CLibrary.has("gnu_get_libc_version")
                ? Optional.ofNullable(
                        SQLiteJDBCLoader.class.getResource("/org/sqlite/native/Linux/" + architecture + "/" + NAME))
                : Optional.empty();
    }

    /** The folder of this very library: another version's has another name. */
    private static Path kept(URL library, Path cache) throws IOException {
        if (!(library.openConnection() instanceof JarURLConnection jar)) {
            throw new IOException(library + " is in no jar");
        }
        JarEntry entry = jar.getJarEntry();
        Path folder = cache.resolve("native").resolve("sqlite-" + Long.toHexString(entry.getCrc()));
        Path file = folder.resolve(NAME);
        if (!Files.exists(file) || Files.size(file) != entry.getSize()) {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "new", ".so");
            try (InputStream in = jar.getInputStream()) {
                Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        }
        return folder;
    }
}

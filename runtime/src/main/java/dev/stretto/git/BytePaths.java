package dev.stretto.git;

import java.net.URI;
import java.nio.file.Path;

/** Finds files by the bytes of their names as git prints them, whatever the encoding the JVM believes names to have. */
final class BytePaths {

    private BytePaths() {}

    /** Through a URI, whose escapes the JDK turns into exactly these bytes. */
    static Path resolve(Path directory, byte[] relative) {
        StringBuilder uri = new StringBuilder(directory.toUri().toString());
        if (uri.charAt(uri.length() - 1) != '/') {
            uri.append('/');
        }
        for (byte b : relative) {
            if (b == '/') {
                uri.append('/');
            } else {
                uri.append(String.format("%%%02X", b));
            }
        }
        return Path.of(URI.create(uri.toString()));
    }
}

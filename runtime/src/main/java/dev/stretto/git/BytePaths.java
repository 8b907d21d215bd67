package dev.stretto.git;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Finds files by the bytes of their names as git prints them, whatever the encoding the JVM believes names to have. */
public final class BytePaths {

    private BytePaths() {}

    /** Names that are not all plain go through a URI, whose escapes the JDK turns into exactly these bytes. */
    static Path resolve(Path directory, byte[] relative) {
        String plain = new String(relative, StandardCharsets.ISO_8859_1);
        if (isPlain(plain)) {
            return directory.resolve(plain);
        }
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

    private static boolean isPlain(String name) {
        return name.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /**
     * The file at a path whose bytes each are one character.
     *
     * @param relative what {@link #key} answers
     */
    public static Path resolve(Path directory, String relative) {
        return resolve(directory, RawChange.bytes(relative));
    }

    /** The bytes of a file's own name, each as one character: fit to be a key, whatever the encoding. */
    public static String key(Path file) {
        String name = file.toString();
        Path last = file.getFileName();
        if (last != null && isPlain(last.toString())) {
            return last.toString();
        }
        String raw = file.toUri().getRawPath();
        if (raw.endsWith("/") && !name.endsWith("/")) {
            raw = raw.substring(0, raw.length() - 1); // so it ends where there is a directory
        }
        return unescaped(raw.substring(raw.lastIndexOf('/') + 1));
    }

    private static String unescaped(String raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < raw.length(); at++) {
            if (raw.charAt(at) == '%') {
                bytes.write(Integer.parseInt(raw.substring(at + 1, at + 3), 16));
                at += 2;
            } else {
                bytes.write(raw.charAt(at));
            }
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}

package dev.stretto.agent;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a log line by line, however long it and its lines are; what is no UTF-8 is replaced. */
final class LineReader implements AutoCloseable {

    /** An event may hold a whole file; what is longer is none. */
    private static final int BYTES_MAX = 4_000_000;

    private final InputStream in;

    LineReader(Path log) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(log), 1 << 16);
    }

    /** The next line, or as much of it as fits; null at the end. */
    @Nullable
    String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (line.size() < BYTES_MAX) {
                line.write(next);
            }
            next = in.read();
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

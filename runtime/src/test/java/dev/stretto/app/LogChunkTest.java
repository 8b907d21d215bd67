package dev.stretto.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pieces of a log, put together, are the log. */
final class LogChunkTest {

    private static final String TEXT = "a é € 😀 end\n";

    @TempDir
    private Path folder;

    private Path log(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("log"), bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 100})
    void noCharacterIsCutHoweverLongThePieces(int bytesMax) throws IOException {
        Path log = log(TEXT.getBytes(StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        long offset = 0;
        while (offset < Files.size(log)) {
            LogChunk chunk = LogChunk.read(log, offset, bytesMax);
            assertThat(chunk.next()).isGreaterThan(offset).isLessThanOrEqualTo(offset + bytesMax);
            all.append(chunk.text());
            offset = chunk.next();
        }
        assertThat(all).hasToString(TEXT);
    }

    @Test
    void bytesThatAreNoTextAreReplacedAndNeverStopAReader() throws IOException {
        Path log = log(new byte[] {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0xF0, 'a', (byte) 0xC3});
        long offset = 0;
        for (int piece = 0; piece < 10 && offset < 7; piece++) {
            LogChunk chunk = LogChunk.read(log, offset, 3);
            assertThat(chunk.next()).isGreaterThan(offset);
            offset = chunk.next();
        }
        assertThat(offset).isEqualTo(7);
    }

    @Test
    void beyondTheEndThereIsNothing() throws IOException {
        assertThat(LogChunk.read(log(new byte[] {'a'}), 99, 10)).isEqualTo(new LogChunk(1, 1, 1, ""));
    }
}

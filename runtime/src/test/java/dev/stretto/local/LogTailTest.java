package dev.stretto.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message ends with the last thing a process said, as a person would read it. */
final class LogTailTest {

    @TempDir
    private Path folder;

    private String lastLineOf(String log) throws IOException {
        return LogTail.lastLine(Files.writeString(folder.resolve("log"), log));
    }

    @Test
    void itIsTheLastLineThatSaysAnything() throws IOException {
        assertThat(lastLineOf("first\nsecond\n \n\n")).isEqualTo("second");
        assertThat(lastLineOf("10 %\r20 %\rdone")).isEqualTo("done");
        assertThat(lastLineOf("")).isEmpty();
        assertThat(LogTail.lastLine(folder.resolve("none"))).isEmpty();
    }

    @Test
    void whatATerminalWouldNotShowIsLeftOut() throws IOException {
        assertThat(lastLineOf("\u001b[1;31merror:\u001b[0m\ta\u0007\u009b2J b\u001b[K\n"))
                .isEqualTo("error: a2J b");
    }

    @Test
    void aLongLineIsCutBetweenCharacters() throws IOException {
        String line = "😀".repeat(1000);
        assertThat(lastLineOf(line)).isEqualTo("😀".repeat(199) + "…");
        assertThat(lastLineOf("x".repeat(100_000) + "\nend")).isEqualTo("end");
    }
}

package dev.stretto.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanSourceTest {

    @TempDir
    Path folder;

    @Test
    void aFileIsReadUnderTheNameItWasGivenBy() throws IOException {
        Path file = Files.writeString(folder.resolve("a plan.md"), "# Ü\n- 日本\n");
        PlanSource source = PlanSource.load(file).source().orElseThrow();

        assertThat(source.name()).isEqualTo(file.toString());
        assertThat(source.text()).isEqualTo("# Ü\n- 日本\n");
        assertThat(source.lineCount()).isEqualTo(2);
        assertThat(source.line(2)).isEqualTo("- 日本");
    }

    @Test
    void linesEndAtEachKindOfLineEnd() {
        PlanSource source = source("a\r\nb\rc\n\nd");

        assertThat(source.lineCount()).isEqualTo(5);
        assertThat(source.line(1)).isEqualTo("a");
        assertThat(source.line(2)).isEqualTo("b");
        assertThat(source.line(4)).isEmpty();
        assertThat(source.line(5)).isEqualTo("d");
        assertThat(source.position(3)).isEqualTo(new Position(2, 1));
        assertThat(source.position(8)).isEqualTo(new Position(5, 1));
    }

    @Test
    void theEndOfALineIsOnePlaceHoweverManyCharactersItHas() {
        PlanSource source = source("ab\r\ncd\n");

        assertThat(source.position(2)).isEqualTo(new Position(1, 3));
        assertThat(source.position(3)).isEqualTo(new Position(1, 3));
        assertThat(source.position(4)).isEqualTo(new Position(2, 1));
    }

    @Test
    void aByteOrderMarkIsDropped() {
        PlanSource source = source("\uFEFF# Title");

        assertThat(source.text()).isEqualTo("# Title");
        assertThat(source.line(1)).isEqualTo("# Title");
    }

    @Test
    void aFileThatIsNotThere() {
        assertThat(failure(PlanSource.load(folder.resolve("none.md"))).message())
                .contains("no such file");
        assertThat(failure(PlanSource.load(folder.resolve("none.md"))).file()).endsWith("none.md");
    }

    @Test
    void aDirectory() {
        assertThat(failure(PlanSource.load(folder)).message()).contains("directory");
    }

    @Test
    void aFileBelowAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "x");

        assertThat(failure(PlanSource.load(file.resolve("b"))).code()).isEqualTo(DiagnosticCode.UNREADABLE);
    }

    @Test
    void anEmptyFileHoldsNoTasks() {
        for (String text : new String[] {"", " \n\t\n", "\uFEFF"}) {
            Diagnostic failure = failure(of(text.getBytes(StandardCharsets.UTF_8)));

            assertThat(failure.code()).isEqualTo(DiagnosticCode.NO_TASKS);
            assertThat(failure.position()).isEqualTo(Position.START);
        }
    }

    @Test
    void aBinaryFile() {
        Diagnostic text = failure(of("# a\nb\0c".getBytes(StandardCharsets.UTF_8)));
        Diagnostic picture = failure(of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0}));

        assertThat(text.message()).contains("binary").contains("NUL");
        assertThat(text.position()).isEqualTo(new Position(2, 2));
        assertThat(picture.message()).contains("binary");
        assertThat(picture.code()).isEqualTo(DiagnosticCode.UNREADABLE);
    }

    @Test
    void utf16() {
        assertThat(failure(of("# a".getBytes(StandardCharsets.UTF_16))).message())
                .contains("UTF-16");
    }

    @Test
    void aByteThatIsNoUtf8IsNamedWithItsOffsetAndPlace() {
        byte[] latin = "# Plan\nü ok\nGr\u00fc\u00dfe".getBytes(StandardCharsets.ISO_8859_1);
        Diagnostic failure = failure(of(latin));

        assertThat(failure.position()).isEqualTo(new Position(2, 1));
        assertThat(failure.message()).contains("0xfc").contains("offset 7");
        assertThat(failure.hint()).contains("UTF-8");
    }

    @Test
    void aCharacterCutOffAtTheEndIsNoUtf8() {
        Diagnostic failure = failure(of(new byte[] {'a', '\n', 'b', (byte) 0xe6, (byte) 0x97}));

        assertThat(failure.position()).isEqualTo(new Position(2, 2));
    }

    @Test
    void aFileBeyondTheLimitIsNotRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("plan.md");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(PlanSource.BYTES_MAX + 1L);
        }

        assertThat(failure(PlanSource.load(file)).message()).contains("512 MiB");
    }

    private static PlanSource.Loaded of(byte[] bytes) {
        return PlanSource.of("plan.md", bytes);
    }

    private static PlanSource source(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8)).source().orElseThrow();
    }

    private static Diagnostic failure(PlanSource.Loaded loaded) {
        assertThat(loaded.source()).isEmpty();
        assertThat(loaded.diagnostics()).hasSize(1);
        Diagnostic diagnostic = loaded.diagnostics().getFirst();
        assertThat(diagnostic.severity()).isEqualTo(Diagnostic.Severity.ERROR);
        assertThat(diagnostic.hint()).isNotEmpty();
        return diagnostic;
    }
}

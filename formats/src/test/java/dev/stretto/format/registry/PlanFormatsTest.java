package dev.stretto.format.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Reading;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanFormatsTest {

    @Test
    void everyFormatThatExistsCanBeRead() {
        assertThat(PlanFormats.formats()).containsExactlyInAnyOrder(PlanFormat.values());
    }

    @Test
    void aPlanIsRecognised() {
        ReadResult result = PlanFormats.read(source("x.md", "- [ ] 1.1 a\n"), Optional.empty(), ReadOptions.DEFAULT);

        assertThat(result.plan().orElseThrow().format()).isEqualTo(PlanFormat.STRETTO);
    }

    @Test
    void whatNobodyTakesIsAnErrorThatNamesTheFormats() {
        ReadResult result = PlanFormats.read(source("x.json", "{}"), Optional.empty(), ReadOptions.DEFAULT);

        assertThat(result.plan()).isEmpty();
        assertThat(result.hasErrors()).isTrue();
        assertThat(result.diagnostics().getFirst().code()).isEqualTo(DiagnosticCode.UNREADABLE);
        assertThat(result.diagnostics().getFirst().hint()).contains("stretto");
    }

    @Test
    void aForcedFormatIsNotQuestioned() {
        ReadResult result = PlanFormats.read(
                source("x.json", "- [ ] 1.1 a\n"), Optional.of(PlanFormat.STRETTO), ReadOptions.DEFAULT);

        assertThat(result.plan()).isPresent();
    }

    @Test
    void aFileIsLoadedAndRead(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("p.md"), "- [ ] 1.1 a\n");

        assertThat(Reading.read(file, ReadOptions.DEFAULT).plan().orElseThrow().title())
                .isEqualTo("p.md");
        assertThat(Reading.read(folder, ReadOptions.DEFAULT).plan()).isPresent();
        assertThat(Reading.read(folder.resolve("gone"), ReadOptions.DEFAULT).hasErrors())
                .isTrue();
    }

    private static PlanSource source(String name, String text) {
        return PlanSource.of(name, text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
    }
}

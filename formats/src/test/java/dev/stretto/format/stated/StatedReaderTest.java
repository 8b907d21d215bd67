package dev.stretto.format.stated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.Statement;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Position;
import dev.stretto.plan.Reference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatedReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            **Effort**: 11 hours ! SEQUENTIAL 660 @1:13
            - **Estimated Time**: 10-15 minutes ! SEQUENTIAL 15 @1:23
            Total: 7.5 hours ! SEQUENTIAL 450 @1:8
            **Total Effort:** ~3 days (one developer) ! SEQUENTIAL 1440 @1:19
            Total: 21 hours (6 hours saved vs sequential) ! PARALLEL 1260 @1:8, SAVED 360 @1:18
            Total: 4 hours (5 hours saved vs 9 hours sequential) ! PARALLEL 240 @1:8, SAVED 300 @1:17, SEQUENTIAL 540 @1:34
            **Total: 12.5 working days (2.5 weeks) vs original 30 days** ! PARALLEL 6000 @1:10, SEQUENTIAL 14400 @1:52
            Critical path: 4.5 hours ! CRITICAL_PATH 270 @1:16
            Save **32 hours** (~27% reduction) against sequential runs ! SAVED 1920 @1:8, REDUCTION 27 @1:21
            **Total tasks**: 25 ! TASKS 25 @1:18
            - **Total Phases**: 4 ! PHASES 4 @1:21
            Critical path: 1.1 → 1.2 → 1.10 = 3 hours ! PATH 1.1 1.2 1.10 @1:16, CRITICAL_PATH 180 @1:35
            Critical Path: Phase 1 -> Phase 2A ! PATH 1 2A @1:22
            """)
    void figures(String line, String expected) {
        assertThat(stated(line)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            Total tasks: 43 (including checks) !
            Effort: Varies !
            Effort: 2 days per person !
            Total: 3 attempts !
            This saves 10 minutes on every build !
            The cache gives a 96% reduction of requests !
            Critical path length equals 6 !
            Critical path: the service, then its tests !
            Timeline: 3 weeks !
            """)
    void whatCouldBeOfAnythingIsLeftAlone(String line) {
        assertThat(stated(line)).isEmpty();
    }

    @Test
    void theSumOfACriticalPathMayStandBelowIt() {
        StatedReader reader = new StatedReader(Optional.of(new PhaseId("7")));
        reader.heading("Phase 7 Critical Path");
        reader.paths(span("```\n7.1 (5h) → 7.2 (4h)\n  5h + 4h = 9 hours minimum\n7.3 → 7.4 = 2 hours\n```"));

        assertThat(text(reader)).isEqualTo("7: PATH 7.1 7.2 @2:1, 7: CRITICAL_PATH 540 @3:13");
    }

    @Test
    void otherPathsAreNotCritical() {
        StatedReader reader = new StatedReader(Optional.empty());
        reader.heading("Critical Path");
        reader.heading("Optimal Parallel Path");
        reader.paths(span("1.1 → 1.2 = 9 hours\nParallel Path (Phase 5):\nPhase 1 → Phase 5 = 38 hours"));

        assertThat(text(reader)).isEmpty();
    }

    @Test
    void aTableOfWaves() {
        assertThat(stated("""
                **Dependency Analysis**:
                | Wave | Phases | Blocked by |
                |------|--------|------------|
                | 1 | 1 | -- |
                | 2 | Phase 2, Phase 3 | 1 |
                | 3 | 4-6 | 2, 3 |""")).isEqualTo("WAVES 1|2 3|4 5 6 @2:3");
    }

    @Test
    void aTableThatOnlySpeaksOfWavesIsNone() {
        assertThat(stated("| Wave | Phases |\n|--|--|\n| first | the easy ones |"))
                .isEmpty();
        assertThat(stated("| Wave | Goal |\n|--|--|\n| 1 | 2 |")).isEmpty();
    }

    @Test
    void aTableOfFigures() {
        assertThat(stated("""
                | Phase | Tasks | Critical Path | Time Saved | Max Parallel Tasks |
                |-------|-------|---------------|------------|---|
                | **Phase 1** | 10 | 15 hours | 6 hours | 3 tasks |
                | 2 | 8 | 17h | -- | 4 |
                | **Total** | **18** | | **32 hours** | |"""))
                .isEqualTo(
                        "1: CRITICAL_PATH 900 @3:22, 2: CRITICAL_PATH 1020 @4:11, 1: SAVED 360 @3:33, SAVED 1920 @5:28, "
                                + "1: TASKS 10 @3:17, 2: TASKS 8 @4:7, TASKS 18 @5:17");
    }

    private static String stated(String text) {
        StatedReader reader = new StatedReader(Optional.empty());
        reader.prose(span(text));
        return text(reader);
    }

    private static String text(StatedReader reader) {
        return reader.statements().stream()
                .map(one -> text(one) + " @" + one.position())
                .collect(Collectors.joining(", "));
    }

    private static String text(Statement statement) {
        return switch (statement) {
            case Statement.Time time -> of(time.phase()) + time.measure() + " " + number(time.minutes());
            case Statement.Count count -> of(count.phase()) + count.counted() + " " + count.count();
            case Statement.Reduction cut -> of(cut.phase()) + "REDUCTION " + number(cut.percent());
            case Statement.Path path -> of(path.phase()) + "PATH " + ids(path.path());
            case Statement.Waves waves ->
                "WAVES " + waves.waves().stream().map(StatedReaderTest::ids).collect(Collectors.joining("|"));
        };
    }

    private static String of(Optional<PhaseId> phase) {
        return phase.map(id -> id.value() + ": ").orElse("");
    }

    private static String number(double number) {
        return Long.toString(Math.round(number));
    }

    private static String ids(List<Reference> references) {
        return references.stream().map(Reference::id).collect(Collectors.joining(" "));
    }

    private static TextSpan span(String text) {
        TextSpan.Builder builder = new TextSpan.Builder();
        int number = 1;
        for (String line : text.split("\n")) {
            builder.line(line, new Position(number++, 1));
        }
        return builder.build();
    }
}

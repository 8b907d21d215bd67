package dev.stretto.format.lint;

import static dev.stretto.plan.DiagnosticCode.FILE_CONFLICT;
import static dev.stretto.plan.DiagnosticCode.MISSING_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.wfformat.WfFormatReader;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Position;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that tasks read and change. */
final class FilesTest {

    @Test
    void tasksThatCouldRunAtOnceAndChangeOneFileAreOneConflict() {
        Linted plan = Linted.plan("""
                - [ ] 1.1 A (commands/stream.md) (depends: none)
                - [ ] 1.2 B (commands/other.md) (depends: none)
                - [ ] 1.3 C (commands/stream.md) (depends: 1.1)
                - [ ] 1.4 D (./commands/stream.md) (depends: 1.2)
                """);
        assertThat(plan.remarks(FILE_CONFLICT))
                .containsExactly("warning: 3 tasks that could run at once change commands/stream.md: 1.1, 1.3, 1.4");
        assertThat(plan.diagnostics()).extracting(Diagnostic::position).containsExactly(new Position(1, 7));
    }

    @Test
    void tasksThatWaitForEachOtherAreNoConflict() {
        assertThat(Linted.plan("""
                        ## Phase 1: A
                        - [ ] 1.1 A (a/x.md)
                        - [ ] 1.2 B (a/x.md) (depends: 1.1)
                        - [ ] 1.3 C (b/x.md)
                        ## Phase 2: B
                        - [ ] 2.1 D (a/x.md)
                        """).remarks(FILE_CONFLICT)).isEmpty();
    }

    @Test
    void onlyThoseThatMeetAreNamed() {
        assertThat(Linted.plan("""
                        - [ ] 1.1 A (a/x.md) (depends: none)
                        - [ ] 1.2 B (a/x.md) (depends: 1.1)
                        - [ ] 1.3 C (a/x.md) (depends: 1.1)
                        - [ ] 1.4 D (a/x.md) (depends: 1.2, 1.3)
                        """).remarks(FILE_CONFLICT))
                .containsExactly("warning: 2 tasks that could run at once change a/x.md: 1.2, 1.3");
    }

    @Test
    void whereAllStateWhatTheyWriteItIsNoWarning() {
        assertThat(Linted.plan("- [ ] 1.1 A (writes: a/x.md)\n- [ ] 1.2 B (writes: a/x.md)\n")
                        .remarks(FILE_CONFLICT))
                .containsExactly("info: 2 tasks that could run at once change a/x.md: 1.1, 1.2");
        assertThat(Linted.plan("- [ ] 1.1 A (writes: a/x.md)\n- [ ] 1.2 B (a/x.md)\n")
                        .remarks(FILE_CONFLICT))
                .singleElement()
                .asString()
                .startsWith("warning: ");
    }

    @ParameterizedTest
    @CsvSource({
        "src/**, src/a/b.ts, true",
        "src/, src/a/b.ts, true",
        "src/a/**/*, src/a/b.ts, true",
        "src/a, src/a/b.ts, true",
        "**, src/a/b.ts, true",
        "src/**, src/a/**, true",
        "src/a.ts, src/a.ts/b, false",
        "src/**, srcs/b.ts, false",
        "src/*.ts, src/b.ts, true",
        "src/*.ts, src/sub/b.ts, false",
        "src/*.ts, src/b.*, true",
        "src/**/*.ts, src/**, true",
        "'{a,b}/x.c', b/?.c, true",
        "a[0-4]*, a[5-9]*, false",
        "src/b.ts, src/c.ts, false"
    })
    void aFolderCoversWhatLiesBelowIt(String one, String other, boolean meet) {
        List<String> remarks = Linted.plan("- [ ] 1.1 A (writes: " + one + ")\n- [ ] 1.2 B (writes: " + other + ")\n")
                .remarks(FILE_CONFLICT);
        assertThat(remarks).hasSize(meet ? 1 : 0);
    }

    @Test
    void whatLiesBelowAFolderIsOneConflictForTheFolder() {
        assertThat(Linted.plan("""
                        - [ ] 1.1 A (writes: src/**)
                        - [ ] 1.2 B (writes: src/b.ts)
                        - [ ] 1.3 C (writes: src/c.ts, src/d.ts)
                        - [ ] 1.4 D (writes: src/e.ts) (depends: 1.1)
                        """).remarks(FILE_CONFLICT))
                .containsExactly("info: 3 tasks that could run at once change files below src: 1.1, 1.2, 1.3");
    }

    @Test
    void readingIsNoConflict() {
        assertThat(Linted.plan("- [ ] 1.1 A (reads: a/x.md)\n- [ ] 1.2 B (writes: a/x.md)\n- [ ] 1.3 C (uses: gpu=1)\n")
                        .remarks(FILE_CONFLICT))
                .isEmpty();
    }

    @Test
    void ofVeryManyTasksSomeAreCompared() {
        StringBuilder text = new StringBuilder();
        for (int task = 1; task <= 1_000; task++) {
            text.append("- [ ] 1.").append(task).append(" A (a/x.md)\n");
        }
        assertThat(Linted.plan(text.toString()).remarks(FILE_CONFLICT))
                .singleElement()
                .asString()
                .startsWith("warning: at least 300 tasks that could run at once change a/x.md: 1.1, 1.2, 1.3")
                .endsWith("1.19, 1.20 and 280 more");
    }

    @Test
    void aLongChainThatEditsOneFileIsFoundToBeOne() {
        StringBuilder text = new StringBuilder();
        for (int task = 1; task <= 300; task++) {
            text.append("- [ ] 1.").append(task).append(" A (a/x.md) (depends: ");
            text.append(task == 1 ? "none" : "1." + (task - 1)).append(")\n");
        }
        assertThat(Linted.plan(text.toString()).remarks(FILE_CONFLICT)).isEmpty();
    }

    @Test
    void aFileThatATaskReadsMustBeThere() {
        Linted plan =
                Linted.plan("- [ ] 1.1 A (reads: docs/spec.md, README.md)\n").files("README.md");
        assertThat(plan.remarks(MISSING_FILE))
                .containsExactly(
                        "warning: task 1.1 reads docs/spec.md, which is not there, and no other task writes it");
    }

    @Test
    void aFileThatATaskIsToChangeShouldBeThere() {
        Linted plan = Linted.plan("- [ ] 1.1 **Update** the parser (src/parser.ts)\n- [ ] 1.2 Fix (src/there.ts)\n")
                .files("src/there.ts");
        assertThat(plan.remarks(MISSING_FILE))
                .containsExactly(
                        "info: task 1.1 is about src/parser.ts, which is not there, and no other task writes it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- [ ] 1.1 Create the parser (src/parser.ts)",
                "- [ ] 1.1 Updater (src/parser.ts)",
                "- [ ] 1.1 Update all (src/*.ts)",
                "- [ ] 1.1 Update `docs/{plan}/status.json`",
                "- [ ] 1.1 Update the text (README.md)",
                "- [x] 1.1 Update the parser (src/parser.ts)",
                "- [ ] 1.1 Update the parser (src/parser.ts)\n- [ ] 1.2 Parser (src/parser.ts)",
                "- [ ] 1.1 Update the parser (src/parser.ts)\n- [ ] 1.2 Parser (writes: src/**)",
                "- [ ] 1.1 A (reads: src/parser.ts)\n- [ ] 1.2 B (writes: src/parser.ts)",
                "- [ ] 1.1 A (reads: src/**)"
            })
    void whatMayYetBeMadeIsNotMissing(String text) {
        assertThat(Linted.plan(text + "\n").files().remarks(MISSING_FILE)).isEmpty();
    }

    @Test
    void twoTasksThatOnlyChangeAFileDoNotMakeIt() {
        assertThat(Linted.plan("- [ ] 1.1 Update (src/parser.ts)\n- [ ] 1.2 Fix (src/parser.ts)\n")
                        .files()
                        .remarks(MISSING_FILE))
                .hasSize(1);
    }

    @Test
    void filesAreAskedForOnceEach() {
        List<String> asked = new ArrayList<>();
        Linted plan = Linted.plan("- [ ] 1.1 Update (src/a.ts)\n- [ ] 1.2 Update (./src/a.ts)\n");
        plan.exists(path -> !asked.add(path)).diagnostics();
        assertThat(asked).containsExactly("src/a.ts");
    }

    @Test
    void theFilesOfARecordedWorkflowAreNotLookedFor() {
        String text = "{\"workflow\":{\"tasks\":[{\"name\":\"a\",\"id\":\"a\",\"files\":"
                + "[{\"link\":\"input\",\"name\":\"in.txt\"}]}]}}";
        PlanSource source = PlanSource.of("run.json", text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
        Plan plan =
                new WfFormatReader().read(source, ReadOptions.DEFAULT).plan().orElseThrow();

        assertThat(plan.tasks().getFirst().claims()).hasSize(1);
        assertThat(PlanLint.check(
                        "run.json",
                        plan,
                        List.of(),
                        Compiler.compile(plan, "run.json", CompileOptions.DEFAULT),
                        _ -> false))
                .isEmpty();
    }
}

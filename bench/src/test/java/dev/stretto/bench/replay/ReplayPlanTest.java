package dev.stretto.bench.replay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.app.LoadedPlan;
import dev.stretto.app.PlanLoader;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayPlanTest {

    @TempDir
    Path temp;

    private LoadedPlan load(List<Commit> commits) throws Exception {
        Path file = Files.writeString(temp.resolve("plan.md"), ReplayPlan.of("x", commits, Relations.of(commits)));
        return PlanLoader.load(file.toString(), temp, PlanLoader.Reading.DEFAULT);
    }

    private static Commit commit(String subject, String... paths) {
        List<PathChange> changes = Stream.of(paths)
                .map(path -> new PathChange(path, "100644", "100644", "0"))
                .toList();
        return new Commit("0123456789abcdef", "t", subject, changes);
    }

    @Test
    void aSubjectThatLooksLikeAnAnnotationIsJustATitle() throws Exception {
        LoadedPlan loaded =
                load(List.of(commit("Fix `x` (depends: 9.9) (run: `rm`) [SEQUENTIAL] src/a.c", "a"), commit("", "a")));
        assertThat(loaded.diagnostics()).isEmpty();
        Plan plan = loaded.plan().orElseThrow();
        assertThat(plan.tasks().get(0).dependencies()).contains(List.of());
        assertThat(plan.tasks().get(1).dependencies().orElseThrow())
                .extracting(Reference::id)
                .containsExactly("1.1");
        assertThat(plan.tasks().get(0).settings().command().orElseThrow().script())
                .isEqualTo("sh \"$REPLAY/apply.sh\" 0123456789abcdef");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            src/a-b_c.txt        | src/a-b_c.txt
            with space, comma    | with?space??comma
            "it's" [id] {a} *?   | ??it?s???id???a?????
            größe/日本.md        | größe/日本.md
            🎼.txt               | *.txt
            ~/back`tick          | ?/back?tick
            """)
    void aPathIsClaimedByAGlobThatMatchesIt(String path, String glob) {
        assertThat(ReplayPlan.glob(new String(path.getBytes(UTF_8), ISO_8859_1)).replaceAll("\\?+", "?"))
                .isEqualTo(glob.replaceAll("\\?+", "?"));
    }

    @Test
    void everyNastyNameMakesAPlanWithoutErrors() throws Exception {
        long seed = 11;
        TreeMap<String, NastyTree.Entry> entries = new TreeMap<>();
        NastyTree tree = new NastyTree(new SplittableRandom(seed), entries);
        IntStream.range(0, 500).forEach(_ -> tree.change());
        LoadedPlan loaded = load(List.of(commit("all", entries.keySet().toArray(String[]::new))));
        assertThat(loaded.diagnostics())
                .as("seed %d", seed)
                .extracting(Diagnostic::message)
                .isEmpty();
        assertThat(loaded.plan().orElseThrow().tasks().getFirst().claims())
                .as("seed %d", seed)
                .hasSizeGreaterThan(20)
                .allMatch(claim -> claim.mode() == ClaimSpec.Mode.WRITE);
    }
}

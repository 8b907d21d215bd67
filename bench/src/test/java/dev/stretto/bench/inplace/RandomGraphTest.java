package dev.stretto.bench.inplace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.app.LoadedPlan;
import dev.stretto.app.PlanLoader;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomGraphTest {

    private static final long SEED = 5;

    @TempDir
    Path temp;

    @Test
    void theSameSeedGivesTheSameGraphAndAnotherAnother() {
        assertThat(RandomGraph.of(200, SEED)).isEqualTo(RandomGraph.of(200, SEED));
        assertThat(RandomGraph.of(200, SEED)).isNotEqualTo(RandomGraph.of(200, SEED + 1));
    }

    @Test
    void everyTaskWaitsForUpToThreeEarlierOnes() {
        List<List<Integer>> before = RandomGraph.of(300, SEED).before();
        for (int task = 0; task < before.size(); task++) {
            int own = task;
            assertThat(before.get(task))
                    .as("seed %d, task %d", SEED, task)
                    .doesNotHaveDuplicates()
                    .allMatch(other -> other < own);
        }
        assertThat(before)
                .anyMatch(List::isEmpty)
                .anyMatch(all -> all.size() == 3)
                .noneMatch(all -> all.size() > 3);
    }

    @Test
    void thePlanHoldsJustThisGraph() throws Exception {
        RandomGraph graph = RandomGraph.of(100, SEED);
        Path file = Files.writeString(temp.resolve("plan.md"), graph.asPlan());
        LoadedPlan loaded = PlanLoader.load(file.toString(), temp, PlanLoader.Reading.DEFAULT);
        assertThat(loaded.diagnostics()).isEmpty();
        List<Task> tasks = loaded.plan().orElseThrow().tasks();
        assertThat(tasks)
                .hasSize(100)
                .allMatch(
                        task -> task.settings().command().orElseThrow().script().equals("true"));
        for (int task = 0; task < tasks.size(); task++) {
            assertThat(tasks.get(task).dependencies().orElseThrow().stream().map(Reference::id))
                    .containsExactlyElementsOf(graph.before().get(task).stream()
                            .map(other -> "1." + (other + 1))
                            .toList());
        }
    }

    @Test
    void ninjaAndMakeAreGivenTheSameEdges() {
        RandomGraph graph = new RandomGraph(List.of(List.of(), List.of(), List.of(0, 1)));
        assertThat(graph.asNinja()).endsWith("build t1: nothing \nbuild t2: nothing \nbuild t3: nothing t1 t2\n");
        assertThat(graph.asMakefile())
                .startsWith(".PHONY: all t1 t2 t3\nall: t1 t2 t3\n")
                .contains("t3: t1 t2\n\t@");
    }
}

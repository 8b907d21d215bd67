package dev.stretto.bench.psplib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stretto.bench.support.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PsplibTest {

    private static final String TINY = """
            ************************************************************************
            PRECEDENCE RELATIONS:
            jobnr.    #modes  #successors   successors
               1        1          2           2   3
               2        1          1           4
               3        1          1           4
               4        1          0
            ************************************************************************
            REQUESTS/DURATIONS:
            jobnr. mode duration  R 1  R 2
            ------------------------------------------------------------------------
              1      1     0       0    0
              2      1     3       2    1
              3      1     4       1    0
              4      1     0       0    0
            ************************************************************************
            RESOURCEAVAILABILITIES:
              R 1  R 2
                2    1
            ************************************************************************
            """;

    @TempDir
    private Path folder;

    @Test
    void readsAnInstanceAndItsBestMakespan() throws Exception {
        Files.writeString(folder.resolve("tiny.sm"), TINY);
        Files.writeString(folder.resolve("optimum.csv"), "problem,optimum\ntiny.sm,5..7\n");
        List<Instance> all = Instance.all(folder);
        assertThat(all).hasSize(1);
        Instance tiny = all.getFirst();
        assertThat(tiny.best()).isEqualTo(7);
        assertThat(tiny.proven()).isFalse();
        assertThat(tiny.problem().criticalPath()).isEqualTo(4);
        assertThat(tiny.problem().predecessors(3)).containsExactly(1, 2);
        assertThat(tiny.problem().demand(1, 1)).isEqualTo(1);
        Trial trial = Trial.plain(tiny, 1);
        assertThat(trial.found()).isEqualTo(7);
        assertThat(trial.violations()).isEmpty();
        assertThat(trial.abovePathPercent()).isEqualTo(75);
    }

    @Test
    void anythingElseIsRefused() throws Exception {
        Files.writeString(folder.resolve("other.sm"), "nothing\n");
        Files.writeString(folder.resolve("optimum.csv"), "problem,optimum\nother.sm,5\n");
        assertThatThrownBy(() -> Instance.all(folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is no .sm file of PSPLIB");
        Files.writeString(folder.resolve("optimum.csv"), "problem,optimum\nother.sm,soon\n");
        assertThatThrownBy(() -> Instance.all(folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("other.sm,soon");
    }

    @Test
    void aThousandSchedulesComeWithinOnePercentOfTheOptimaOfTheFirstInstances() throws Exception {
        Path shared =
                Path.of(Optional.ofNullable(System.getenv("STRETTO_SHARED")).orElse("../../shared"));
        Path j30 = shared.resolve("bench/psplib/j30");
        assumeTrue(Instance.in(j30), "there are no instances of PSPLIB in " + j30);
        List<Trial> trials = Instance.all(j30).stream()
                .limit(16)
                .map(instance -> Trial.run(instance, 1, new Budget(0, 1000)))
                .toList();
        SetResult result = new SetResult("j30", trials);
        assertThat(result.violations()).isZero();
        assertThat(result.mean(Trial::plainGapPercent)).isBetween(1.0, 8.0);
        assertThat(result.mean(Trial::gapPercent)).isBetween(0.0, 1.0);
        assertThat(trials).allMatch(trial -> trial.found() >= trial.instance().best());
    }
}

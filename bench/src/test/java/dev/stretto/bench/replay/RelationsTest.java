package dev.stretto.bench.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationsTest {

    /** A history in short: commits separated by {@code |}, the paths each touches by blanks. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            other files have nothing to do with each other; a | b; [] []
            the last that touched the same file comes first; a | a | a; [] [0] [1]
            files side by side in a folder are other files; d/a | d/b; [] []
            a name that begins alike is another name; d | dd/a | d.x; [] [] []
            a file that becomes a folder; d | d/a | d/b; [] [0] [0]
            a folder that becomes a file waits for all in it; d/a | d/e/b | c | d/a d/e/b d; [] [] [] [0, 1]
            what was deleted in a folder before counts too; d/a | d/b | d; [] [] [0, 1]
            and who comes after waits for the file alone; d/a | d | d/b; [] [0] [1]
            a folder far above; a/b/c/d | a; [] [0]
            a commit that touches nothing; a | | a; [] [] [0]
            several paths; a | b | a b; [] [] [0, 1]
            """)
    void aCommitFollowsFrom(String what, String history, String expected) {
        List<Commit> commits = new ArrayList<>();
        for (String paths : history.split("\\|")) {
            List<PathChange> changes = Stream.of(paths.strip().split(" "))
                    .filter(path -> !path.isEmpty())
                    .map(path -> new PathChange(path, "100644", "100644", "0"))
                    .toList();
            commits.add(new Commit("c" + commits.size(), "t", what, changes));
        }
        assertThat(Relations.of(commits).toString())
                .isEqualTo("[" + expected.strip().replace("] [", "], [") + "]");
    }
}

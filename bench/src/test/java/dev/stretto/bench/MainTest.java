package dev.stretto.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            ^^                                      | name a benchmark: replay, in-place, overhead
            nothing                                 | nothing
            replay                                  | --repo=PATH
            replay --repo . --commits 0             | --commits is a number from 1
            replay --repo . --workers -1            | --workers is a number from 1
            replay --repo . --commits many          | 'many' is not an int
            replay --repo /no/such/folder           | there is no folder /no/such/folder
            in-place --tasks 0                      | --tasks is a number from 1
            in-place --workers 0                    | --workers is a number from 1
            in-place --repetitions 0                | --repetitions is a number from 1
            spawn --times 0                         | --times is a number from 1
            survive --seconds 0                     | --seconds is a number from 1
            in-place --what                         | --what
            check --tasks 0                         | --tasks is a number from 1
            check --format pdf                      | --format is stretto or wfformat, not pdf
            forecast-scale --tasks 0                | --tasks is a number from 1
            forecast-scale --heap much              | --heap is a size such as 512m or 2g, not much
            analysis-scale --sizes 10,0             | --sizes is a number from 1
            strategies                              | DIR
            strategies /no/such/folder              | there is no folder /no/such/folder
            wfcommons /no/such/folder               | there is no folder /no/such/folder
            fuzz --inputs 0                         | --inputs is a number from 1
            fuzz --threads 0                        | --threads is a number from 1
            fuzz --corpus /no/such/folder           | there is no folder /no/such/folder
            growth --tasks 0                        | --tasks is a number from 1
            overlap --pairs 0                       | --pairs is a number from 1
            overlap --lookups 0                     | --lookups is a number from 1
            psplib                                  | DIR
            psplib /no/such/folder                  | there is no folder /no/such/folder
            psplib . --budget soon                  | --budget is a time such as 1s or 500ms, not soon
            psplib . --optimize --schedules 0       | --schedules is a number from 1
            psplib .                                | optimum.csv
            workspaces --files 0                    | --files is a number from 1
            speculation --tasks 0                   | --tasks is a number from 1
            speculation --slots 0                   | --slots is a number from 1
            workspaces --megabytes 0                | --megabytes is a number from 1
            workspaces --rounds 0                   | --rounds is a number from 1
            workspaces --provider cloud             | --provider is all or one of
            workspaces --in /no/such/folder         | there is no folder /no/such/folder
            overhead --files 0                      | --files is a number from 1
            overhead --tasks 11 --files 10          | --tasks is no more than --files
            """)
    void wrongUseIsSaidInOneSentenceAndEndsWith2(String line, String expected) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("bench/run: ").contains(expected).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay", "in-place", "overhead"})
    void helpTellsOfOptionsAndExitCodes(String name) {
        assertThat(run(name, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: bench/run " + name, "--json", "--workers", "Exit codes:");
    }

    @Test
    void aFolderWithoutARepositoryIsRefused() {
        assertThat(run("replay", "--repo", temp.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(temp.toString(), "is in no git repository");
    }

    @Test
    void aRepositoryWithoutCommitsIsRefused() throws Exception {
        Process init = new ProcessBuilder("git", "init", "-q", temp.toString()).start();
        assertThat(init.waitFor()).isZero();
        assertThat(run("replay", "--repo", temp.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("has no commit yet");
    }

    @Test
    void withoutTheScriptThatIsMeasuredThereIsNothingToMeasure() throws Exception {
        String before = System.getProperty("stretto.root");
        System.setProperty(
                "stretto.root", Files.createDirectory(temp.resolve("empty")).toString());
        try {
            assertThat(run("in-place", "--tasks", "1")).isEqualTo(2);
            assertThat(err.toString()).contains("start benchmarks by bench/run");
        } finally {
            if (before == null) {
                System.clearProperty("stretto.root");
            } else {
                System.setProperty("stretto.root", before);
            }
        }
    }

    @Test
    void whatTheMeasuredCommandSaysLastIsTheReasonWhereItFails() throws Exception {
        Path script = Files.writeString(temp.resolve("stretto"), "#!/bin/sh\necho 'no such option' >&2\nexit 2\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        String before = System.getProperty("stretto.root", "");
        System.setProperty("stretto.root", temp.toString());
        try {
            assertThat(run("in-place", "--tasks", "1")).isEqualTo(2);
            assertThat(err.toString()).contains("ended with exit code 2", "no such option");
        } finally {
            System.setProperty("stretto.root", before);
        }
    }
}

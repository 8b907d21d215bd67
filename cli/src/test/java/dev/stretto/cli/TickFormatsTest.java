package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Ticking plans of several files and of other tools, by hand and as they run. */
final class TickFormatsTest {

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepository() {
        shell = Shell.inRepository(home);
    }

    /**
     * A plan of two tasks.
     *
     * @param plan what the user names, with options
     * @param files its files
     * @param first the first task's id
     * @param second the second's, which depends on the first
     * @param open what marks an open task
     * @param done what marks a completed one
     */
    private record Sample(
            String plan, Map<String, String> files, String first, String second, String open, String done) {

        String[] command(String... words) {
            return Stream.concat(Stream.of(words), Stream.of(plan.split(" "))).toArray(String[]::new);
        }

        String whole(Shell shell) {
            StringBuilder all = new StringBuilder();
            files.keySet().forEach(file -> all.append(shell.read(file)));
            return all.toString();
        }

        String text() {
            return String.join("", files.values());
        }

        @Override
        public String toString() {
            return plan;
        }
    }

    private static Map<String, String> files(String... namesAndTexts) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int at = 0; at < namesAndTexts.length; at += 2) {
            files.put(namesAndTexts[at], namesAndTexts[at + 1]);
        }
        return files;
    }

    private static Stream<Sample> samples() {
        return Stream.of(
                new Sample(
                        "backlog",
                        files(
                                "backlog/config.yml",
                                "project_name: Ours\nstatuses: [\"To Do\", \"Done\"]\n",
                                "backlog/tasks/task-1 - One.md",
                                "---\nid: TASK-1\ntitle: One\nstatus: To Do\n---\n## Description\nFirst.\n",
                                "backlog/tasks/task-2 - Two.md",
                                "---\r\nid: TASK-2\r\ntitle: Two\r\nstatus: To Do\r\ndependencies: [TASK-1]\r\n---\r\nSecond."),
                        "TASK-1",
                        "TASK-2",
                        "status: To Do",
                        "status: Done"),
                new Sample(
                        ".claude/epics/e",
                        files(
                                ".claude/epics/e/epic.md",
                                "---\nname: e\nstatus: backlog\n---\n# Epic: e\n",
                                ".claude/epics/e/001.md",
                                "---\nname: One\nstatus: open\n---\n# Task: One\n",
                                ".claude/epics/e/002.md",
                                "---\nname: Two\nstatus: open\ndepends_on: [001]\n---\n# Task: Two\n"),
                        "001",
                        "002",
                        "status: open",
                        "status: closed"),
                new Sample(
                        "plans",
                        files(
                                "plans/1-start.md",
                                "# Split\n## Phase 1: Start\n- [ ] 1.1 One\n",
                                "plans/2-end.md",
                                "## Phase 2: End\n- [ ] 2.1 Two (depends: 1.1)\n"),
                        "1.1",
                        "2.1",
                        "[ ]",
                        "[x]"),
                new Sample(
                        "--tag next .taskmaster",
                        files(
                                ".taskmaster/tasks/tasks.json",
                                "{\"master\": {\"tasks\": [{\"id\": 1, \"title\": \"Other\", \"status\": \"done\"}]},\n"
                                        + "\"next\": {\"tasks\": [{\"id\": 1, \"title\": \"One\", \"status\": \"pending\"},\n"
                                        + "{\"id\": 2, \"title\": \"Two\", \"status\": \"pending\", \"dependencies\": [1]}]}}\n"),
                        "1",
                        "2",
                        "\"pending\"",
                        "\"done\""),
                new Sample(
                        ".beads",
                        files(
                                ".beads/issues.jsonl",
                                "{\"id\":\"bd-1\",\"title\":\"One\",\"status\":\"open\"}\n"
                                        + "{\"id\":\"bd-2\",\"title\":\"Two\",\"status\":\"open\",\"dependencies\":"
                                        + "[{\"issue_id\":\"bd-2\",\"depends_on_id\":\"bd-1\",\"type\":\"blocks\"}]}\n"),
                        "bd-1",
                        "bd-2",
                        "\"open\"",
                        "\"closed\""));
    }

    private void write(Sample sample) {
        sample.files().forEach(shell::write);
        shell.commit("Plan");
    }

    /** Succeeds for the first task, and for the second once the file named by MENDED is there. */
    private String agent() {
        shell.export("MENDED", shell.outside("mended").toString());
        return "p=$(cat); case \"$p\" in *Two*) test -e \"$MENDED\" || exit 1;; esac; echo \"$p\" | cksum > out-$(echo \"$p\" | cksum | cut -d' ' -f1)";
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aTaskIsTickedByHandAndNothingElseChanges(Sample sample) {
        write(sample);
        String[] command = Stream.concat(Stream.of(sample.command("tick")), Stream.of(sample.first()))
                .toArray(String[]::new);
        assertThat(shell.stretto(command).exits(0).out()).contains("ticked " + sample.first() + " ");
        assertThat(sample.whole(shell))
                .isEqualTo(sample.text()
                        .replaceFirst(Pattern.quote(sample.open()), Matcher.quoteReplacement(sample.done())));
        assertThat(shell.stretto(command).exits(0).out()).contains("ticked already " + sample.first());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aRunTicksAndItsResumeTakesTheTicksForNoEdit(Sample sample) {
        write(sample);
        shell.stretto(sample.command("run", "--tick", "--agent", agent())).exits(1);
        assertThat(sample.whole(shell)).contains(sample.open(), sample.done());
        shell.script("mended", "");
        shell.stretto("retry").exits(0);
        Finished resumed = shell.stretto("resume", "--json").exits(0);
        assertThat(resumed.err()).doesNotContain("edited");
        assertThat(resumed.events().tasks("task.started")).containsExactly(sample.second());
        assertThat(sample.whole(shell)).isEqualTo(sample.text().replace(sample.open(), sample.done()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void onTheBranchTheTicksOfAllFilesAreOneCommit(Sample sample) {
        write(sample);
        String agent = agent();
        shell.script("mended", "");
        JsonNode summary = shell.stretto(sample.command("run", "--tick=branch", "--json", "--agent", agent))
                .exits(0)
                .summary();
        assertThat(sample.whole(shell)).isEqualTo(sample.text());
        assertThat(summary.path("ticks").path("commit").isNull()).isFalse();
        shell.git("merge", "-q", summary.path("branch").asString());
        assertThat(sample.whole(shell)).isEqualTo(sample.text().replace(sample.open(), sample.done()));
    }

    @Test
    void aParentOfKiroIsTickedWithItsLastMember() {
        String plan = """
                # Implementation Plan

                - [ ] 1. Parent
                  - [ ] 1.1 One
                    - _Requirements: 1.1_
                  - [ ] 1.2 Two
                    - _Requirements: 1.2_
                """;
        shell.write(".kiro/specs/s/tasks.md", plan);
        shell.commit("Plan");
        shell.stretto("run", ".kiro/specs/s", "--tick", "-w", "1", "--agent", agent())
                .exits(1);
        assertThat(shell.read(".kiro/specs/s/tasks.md")).isEqualTo(plan.replace("[ ] 1.1", "[x] 1.1"));
        shell.script("mended", "");
        shell.stretto("retry").exits(0);
        shell.stretto("resume").exits(0);
        assertThat(shell.read(".kiro/specs/s/tasks.md")).isEqualTo(plan.replace("[ ]", "[x]"));
    }

    @Test
    void anOptionalTaskOfKiroIsTicked() {
        String plan = """
                # Implementation Plan

                - [ ] 1. Parent
                - [ ]* 2. Maybe
                  - _Requirements: 1.1_
                """;
        shell.write(".kiro/specs/s/tasks.md", plan);

        assertThat(shell.stretto("tick", ".kiro/specs/s", "2", "--optional")
                        .exits(0)
                        .out())
                .contains("ticked 2 Maybe");
        assertThat(shell.read(".kiro/specs/s/tasks.md")).isEqualTo(plan.replace("[ ]* 2.", "[x]* 2."));
    }
}

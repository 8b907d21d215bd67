package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A task that states what it writes is held to that. */
final class EnforcementTest {

    private static final String STRAYS = """
            # Strays
            - [ ] 1.1 Stray (writes: src/**) (run: `mkdir -p src; echo a >src/a.txt; echo b >b.txt`)
            - [ ] 1.2 Good (writes: docs) (run: `mkdir -p docs; echo c >docs/c.md`)
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepository() {
        shell = Shell.inRepository(home);
    }

    private List<String> landed(JsonNode summary) {
        return shell.git("ls-tree", "-r", "--name-only", summary.path("branch").asString())
                .lines()
                .toList();
    }

    @Test
    void aChangeOutsideDoesNotLandAndIsKept() {
        shell.write("plan.md", STRAYS);

        Finished run = shell.stretto("run", "plan.md", "--json").exits(1);
        JsonNode rejected = run.events().of("landing.rejected", "1.1").getFirst();
        assertThat(rejected.path("files").toString()).isEqualTo("[\"b.txt\"]");
        assertThat(rejected.path("reason").asString())
                .isEqualTo("changed b.txt, outside what it claims to write: src/**");
        assertThat(run.events().of("task.failed", "1.1")).hasSize(1);
        assertThat(landed(run.summary())).containsExactly("README.md", "docs/c.md");

        JsonNode status = shell.stretto("status", "--json").exits(0).json();
        String salvage = status.path("tasks").get(0).path("salvage").asString();
        assertThat(shell.git("show", "--name-only", "--format=", salvage)).contains("b.txt", "src/a.txt");
        assertThat(shell.stretto("status").exits(0).out())
                .contains("Stray — changed b.txt, outside what it claims to write: src/** (kept: git show");
    }

    @Test
    void theNextAttemptIsToldWhichFilesWereOutside() {
        shell.write("plan.md", """
                # Told
                - [ ] 1.1 Stray (writes: src/**)
                """);
        String agent = shell.script("agent", """
                cat >prompt
                mkdir -p src
                if grep -q 'changed b.txt, prompt, outside what it claims to write: src/\\*\\*' prompt
                then mv prompt src/prompt; else echo b >b.txt; fi
                """);

        JsonNode summary = shell.stretto("run", "plan.md", "--json", "--retries", "1", "--agent", agent)
                .exits(0)
                .summary();
        assertThat(summary.path("retries").asInt()).isEqualTo(1);
        assertThat(landed(summary)).containsExactly("README.md", "src/prompt");
    }

    @Test
    void advisoryClaimsLandWithANoteThatIsSeenEverywhere() {
        shell.write("plan.md", STRAYS);
        String note = "changed b.txt, outside what it claims to write: src/**";

        Finished run = shell.stretto("run", "plan.md", "--claims", "advisory", "-w", "1")
                .exits(0);
        assertThat(run.out().lines().filter(line -> line.contains("note") && line.contains(note)))
                .hasSize(2);
        assertThat(shell.stretto("status").exits(0).out()).contains("note: " + note);
        JsonNode status = shell.stretto("status", "--json").exits(0).json();
        assertThat(status.path("tasks").get(0).path("notes").get(0).asString()).isEqualTo(note);

        Finished again = shell.stretto("run", "plan.md", "--claims", "advisory", "--json", "--new")
                .exits(0);
        assertThat(again.summary().path("notes").asInt()).isEqualTo(1);
        JsonNode noted = again.events().of("task.noted", "1.1").getFirst();
        assertThat(noted.path("files").toString()).isEqualTo("[\"b.txt\"]");
    }

    @Test
    void whereClaimsAreOffNothingIsHeldOrSaid() {
        shell.write("plan.md", STRAYS);

        Finished run =
                shell.stretto("run", "plan.md", "--claims", "off", "--json").exits(0);
        assertThat(run.summary().path("notes").asInt()).isZero();
        assertThat(run.events().of("landing.rejected")).isEmpty();
        shell.stretto("run", "plan.md", "--claims", "loose").complains(2, "'loose' is none of: strict, advisory, off");
    }

    @Test
    void onIsAnotherWordForStrictAndInferredClaimsOnlySchedule() {
        shell.write("plan.md", """
                # Inferred
                - [ ] 1.1 Write `src/a.txt` (run: `mkdir -p src; echo a >src/a.txt; echo b >b.txt`)
                - [ ] 1.2 Stray (writes: none.txt) (run: `echo b >c.txt`)
                """);

        Finished run =
                shell.stretto("run", "plan.md", "--claims", "on", "--json").exits(1);
        assertThat(run.events().tasks("landing.rejected")).containsExactly("1.2");
        assertThat(landed(run.summary())).containsExactly("README.md", "b.txt", "src/a.txt");
    }

    @Test
    void renamesDeletionsModesAndLinksAreChangesOfTheOldAndTheNewPath() {
        shell.write("old/a.txt", "a long enough text\n");
        shell.write("old/b.txt", "b\n");
        shell.write("tool", "#!/bin/sh\n");
        shell.commit("More");
        shell.write("plan.md", """
                # Kinds
                - [ ] 1.1 Rename (writes: new/**) (run: `mkdir new; git mv old/a.txt new/a.txt`)
                - [ ] 1.2 Delete (writes: x) (run: `rm old/b.txt`)
                - [ ] 1.3 Mode (writes: x) (run: `chmod +x tool`)
                - [ ] 1.4 Link (writes: x) (run: `ln -s README.md link`)
                - [ ] 1.5 Right (writes: {old,new}/a.txt) (run: `mkdir new; git mv old/a.txt new/a.txt`)
                """);

        Events events = shell.stretto("run", "plan.md", "--json").exits(1).events();
        assertThat(events.of("landing.rejected").stream()
                        .map(event -> event.path("task").asString() + event.path("files")))
                .containsExactlyInAnyOrder(
                        "1.1[\"old/a.txt\"]", "1.2[\"old/b.txt\"]", "1.3[\"tool\"]", "1.4[\"link\"]");
        assertThat(events.tasks("task.completed")).containsExactly("1.5");
    }

    @Test
    void aChangeToThePlanIsDroppedWithANote() {
        shell.write("plan.md", """
                # Dropped
                - [ ] 1.1 Ticks it (writes: a.txt) (run: `echo a >a.txt; sed -i 's/\\[ \\]/[x]/' plan.md`)
                - [ ] 1.2 Does nothing else (run: `rm plan.md`)
                """);
        shell.commit("Plan");

        Finished run = shell.stretto("run", "plan.md", "--json", "-w", "1").exits(0);
        assertThat(run.events().tasks("task.noted")).containsExactlyInAnyOrder("1.1", "1.2");
        assertThat(shell.git("show", run.summary().path("branch").asString() + ":plan.md"))
                .contains("- [ ] 1.1 Ticks it");
        assertThat(landed(run.summary())).containsExactly("README.md", "a.txt", "plan.md");
        assertThat(shell.stretto("status").exits(0).out())
                .contains("note: its changes to the plan were dropped, which only Stretto ticks: plan.md");
    }

    @Test
    void ofAPlanInAFolderOnlyItsOwnFilesAreGuarded() {
        shell.write("specs/001-x/tasks.md", "# Tasks: X\n\n- [ ] T001 Do it in src/a.txt\n");
        shell.write("specs/001-x/spec.md", "# X\n");
        shell.commit("Spec");
        String agent = shell.script("agent", """
                cat >/dev/null
                mkdir -p src; echo a >src/a.txt
                echo more >>specs/001-x/spec.md; sed -i 's/\\[ \\]/[x]/' specs/001-x/tasks.md
                """);

        Finished run =
                shell.stretto("run", "specs/001-x", "--json", "--agent", agent).exits(0);
        String branch = run.summary().path("branch").asString();
        assertThat(shell.git("diff", "--name-only", "main", branch)).isEqualTo("specs/001-x/spec.md\nsrc/a.txt");
    }
}

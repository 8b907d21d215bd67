package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Agents by name: the presets, and what {@code stretto.toml} says of them and of others. */
final class AgentsTest {

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepository() {
        shell = Shell.inRepository(home);
        shell.export("PATH", home.resolve("bin") + ":" + shell.environment().get("PATH"));
        shell.write("plan.md", "# Plan\n- [ ] 1.1 Write it\n");
    }

    private String landed(Finished run, String file) {
        return shell.git("show", run.summary().path("branch").asString() + ":" + file);
    }

    @Test
    void aPresetStartsItsProgramWithItsOptionsAndThePrompt() {
        shell.script("bin/claude", """
                echo "$@" > arguments.txt
                cat > prompt.txt
                echo '{"type":"result","subtype":"success","is_error":false,"result":"ok"}'
                """);
        Finished run =
                shell.stretto("run", "plan.md", "--agent", "claude", "--json").exits(0);
        assertThat(landed(run, "arguments.txt"))
                .isEqualTo("-p --output-format stream-json --verbose --permission-mode acceptEdits");
        assertThat(landed(run, "prompt.txt")).startsWith("# Task 1.1: Write it");
    }

    @Test
    void anAgentOfTheProjectGetsThePromptAsAnArgumentAndItsEnvironment() {
        shell.write(
                "plan.md",
                "---\nagent: mine\n---\n# Plan\n- [ ] 1.1 It's \"$HOME\" `x`\n- [ ] 1.2 B (agent: byfile)\n");
        shell.script("bin/tool", "printf '%s' \"$2\" > got-$1.txt; echo $MODEL >> got-$1.txt");
        shell.write("stretto.toml", """
                [agents.mine]
                command = "tool line {prompt}"
                prompt = "argument"
                env = { MODEL = "large" }
                [agents.byfile]
                command = ["tool", "file"]
                prompt = "file"
                """);
        Finished run = shell.stretto("run", "plan.md", "--json").exits(0);
        assertThat(landed(run, "got-line.txt"))
                .startsWith("# Task 1.1: It's \"$HOME\" `x`\n")
                .endsWith("large");
        assertThat(landed(run, "got-file.txt")).endsWith(".prompt.md");
    }

    @Test
    void theProjectsWordIsNearerThanTheUsersAndBothThanThePresets() {
        shell.export("XDG_CONFIG_HOME", home.resolve("config").toString());
        shell.outside("config").resolve("stretto").toFile().mkdirs();
        shell.write("../config/stretto/stretto.toml", """
                [agents.claude]
                env = { A = "user", B = "user" }
                [agents.own]
                command = "true"
                """);
        shell.write("stretto.toml", "[agents.claude]\nenv = { A = \"project\" }\nprompt = \"argument\"\n");
        shell.script("bin/claude", "echo \"$A $B\" > got.txt; echo \"$7\" >> got.txt");
        Finished run =
                shell.stretto("run", "plan.md", "--agent", "claude", "--json").exits(0);
        assertThat(landed(run, "got.txt")).startsWith("project user\n# Task 1.1");
        JsonNode agents = shell.stretto("agents", "--json").exits(0).json().path("agents");
        assertThat(agents.valueStream()
                        .filter(one -> one.path("name").asString().equals("own"))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aNameThatIsNoneIsRefusedAtTheStartWithWhatThereIs() {
        shell.stretto("run", "plan.md", "--agent", "clade")
                .complains(2, "the agent 'clade' of task 1.1 is not there", "did you mean claude?", "aider, amp,");
        shell.export("PATH", "/usr/bin:/bin");
        shell.stretto("run", "plan.md", "--agent", "goose")
                .complains(2, "the agent goose of task 1.1 starts 'goose', which is not there: install it");
        assertThat(shell.stretto("runs").exits(0).out()).contains("no run here yet");
    }

    @Test
    void whatATableCannotSayIsRefusedWithItsPlace() {
        shell.write("plan.md", "# Plan\n- [ ] 1.1 A (run: `true`)\n");
        refused("[agents.mine]\ncommnd = \"x\"\n", "agents.mine.commnd: there is no such key; did you mean command?");
        refused("[agents.mine]\nenv = {}\n", "agents.mine: there is no agent of this name to change");
        refused("[agents.mine]\ncommand = []\n", "agents.mine.command: give a line for the shell, or a list");
        refused(
                "[agents.claude]\nprompt = \"pipe\"\n",
                "agents.claude.prompt: 'pipe' is none of these: stdin, argument, file");
        refused("[agents.claude]\noutput = 3\n", "is none of these: text, claude-stream-json, codex-jsonl");
        refused("[agents.claude]\nenv = { STRETTO_RUN = \"x\" }\n", "'STRETTO_RUN' cannot be set");
        refused("agents = 1\n", "agents: give a table for each");
    }

    private void refused(String settings, String words) {
        shell.write("stretto.toml", settings);
        shell.stretto("run", "plan.md").complains(2, "stretto.toml", words);
    }

    @Test
    void thePromptOfATaskCanBeSeenBeforeAndIsWhatTheAgentGets() {
        shell.write("plan.md", """
                # Plan
                ## Phase 1: Core
                **Objective**: types first
                - [ ] 1.1 Types (run: `echo a > a.txt`)
                - [ ] 1.2 Service (depends: 1.1) (writes: src/**) (reads: docs/**)
                  - [ ] find by id
                """);
        String prompt =
                shell.stretto("show", "plan.md", "1.2", "--prompt").exits(0).out();
        assertThat(prompt)
                .startsWith("# Task 1.2: Service\n")
                .contains(
                        "types first",
                        "- [ ] find by id",
                        "- src/**",
                        "## It also holds\n\n- read docs/**",
                        "- 1.1 Types");
        Finished run = shell.stretto(
                        "run",
                        "plan.md",
                        "--agent",
                        "mkdir src; cat > src/got.txt; git show $(sed -n 's/.*git show \\([0-9a-f]*\\).*/\\1/p' src/got.txt) > /dev/null",
                        "--json")
                .exits(0);
        assertThat(landed(run, "src/got.txt"))
                .isEqualTo(prompt.strip()
                        .replaceFirst(
                                "- 1.1 Types",
                                "- 1.1 Types (git show "
                                        + shell.git(
                                                "rev-parse",
                                                run.summary().path("branch").asString() + "~1") + ")"));
        shell.stretto("show", "plan.md", "--prompt").complains(2, "show PLAN TASK --prompt");
        shell.stretto("show", "plan.md", "1.1", "--prompt").complains(2, "has a command of its own");
    }

    @Test
    void aPromptThatIsTooLongIsCutAndSaysSo() {
        String body = "  " + "ä word ".repeat(40_000);
        shell.write("plan.md", "# Plan\n- [ ] 1.1 Long\n\n" + body + "\n");
        String prompt =
                shell.stretto("show", "plan.md", "1.1", "--prompt").exits(0).out();
        assertThat(prompt).contains("[cut here: ", " bytes are left out]");
        assertThat(prompt.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .isLessThan(112_000);
        shell.script("bin/tool", "printf '%s' \"$1\" > got.txt");
        shell.write("stretto.toml", "[agents.mine]\ncommand = [\"tool\"]\nprompt = \"argument\"\n");
        shell.stretto("run", "plan.md", "--agent", "mine", "--json").exits(0);
    }

    @Test
    void theListSaysWhatIsInstalledAndWhereEachIsFrom() {
        String program = shell.script("bin/codex", "echo; echo codex-cli 9.9");
        shell.write("stretto.toml", "[agents.mine]\ncommand = \"no-such-program -x\"\n");
        String out = shell.stretto("agents").exits(0).out();
        assertThat(out)
                .contains("codex         " + program + " (codex-cli 9.9); preset\n")
                .contains("mine          not installed; " + shell.directory().resolve("stretto.toml"));
        JsonNode codex = shell.stretto("agents", "--json")
                .json()
                .path("agents")
                .valueStream()
                .filter(agent -> agent.path("name").asString().equals("codex"))
                .findFirst()
                .orElseThrow();
        assertThat(codex.path("installed").asBoolean()).isTrue();
        assertThat(codex.path("version").asString()).isEqualTo("codex-cli 9.9");
        assertThat(codex.path("output").asString()).isEqualTo("codex-jsonl");
    }

    @Test
    void aTestOfAnAgentSaysHowItWent() {
        shell.script("bin/claude", """
                cat > /dev/null
                echo '{"type":"assistant","message":{"content":[{"type":"text","text":"ready"}]}}'
                echo '{"type":"result","subtype":"success","is_error":false,"result":"ready"}'
                """);
        assertThat(shell.stretto("agents", "test", "claude").exits(0).out()).contains("  ready\nclaude works: after ");
        shell.write("stretto.toml", """
                [agents.broken]
                command = "cat; exit 3"
                [agents.slow]
                command = "exec sleep 100"
                """);
        assertThat(shell.stretto("agents", "test", "broken").exits(1).out())
                .contains("Reply with the one word", "broken does not work: exited with status 3, after ");
        assertThat(shell.stretto("agents", "test", "slow", "--timeout", "200ms")
                        .exits(1)
                        .out())
                .contains("slow does not work: ran into its timeout");
        shell.stretto("agents", "test", "nobody").complains(2, "no agent is called nobody", "there are: aider");
        shell.stretto("agents", "tset", "claude").complains(2, "agents test NAME");
    }
}

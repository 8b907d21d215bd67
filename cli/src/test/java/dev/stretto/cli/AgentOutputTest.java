package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What agents write is read: whether they succeeded, why not, what it cost, and what people see of it. */
final class AgentOutputTest {

    private static final String CLAUDE_TEXT =
            "{\"type\":\"assistant\",\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"Working on it.\"},"
                    + "{\"type\":\"tool_use\",\"name\":\"Edit\",\"input\":{\"file_path\":\"a.txt\"}}]}}\n";

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepository() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", "# Plan\n- [ ] 1.1 Write it\n");
    }

    /** Runs the plan with an agent that changes a file, writes this and exits so. */
    private Finished run(String kind, String output, int status) throws Exception {
        Files.write(shell.outside("output"), output.getBytes(StandardCharsets.ISO_8859_1));
        shell.write(
                "stretto.toml",
                "agent = \"fake\"\n[agents.fake]\noutput = \"" + kind + "\"\ncommand = \"echo a > a.txt; cat "
                        + shell.outside("output") + "; exit " + status + "\"\n");
        return shell.stretto("run", "plan.md", "--json", "--new");
    }

    private static String reason(Finished run) {
        return run.exits(1)
                .events()
                .of("task.failed", "1.1")
                .getFirst()
                .path("reason")
                .asString();
    }

    private String logs() {
        return shell.stretto("logs", "1.1").exits(0).out();
    }

    @Test
    void aResultThatSaysSuccessIsOneAndItsCostIsCounted() throws Exception {
        Finished run = run(
                        "claude-stream-json",
                        "{\"type\":\"system\",\"subtype\":\"init\"}\n" + CLAUDE_TEXT
                                + "{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":false,\"result\":\"Done.\",\"total_cost_usd\":0.25,"
                                + "\"usage\":{\"input_tokens\":10,\"cache_read_input_tokens\":5,\"output_tokens\":7}}\n",
                        0)
                .exits(0);
        assertThat(run.summary().path("costUsd").asDouble()).isEqualTo(0.25);
        assertThat(run.summary().path("inputTokens").asLong()).isEqualTo(15);
        assertThat(run.summary().path("outputTokens").asLong()).isEqualTo(7);
        assertThat(logs()).isEqualTo("Working on it.\n→ Edit a.txt\n");
        assertThat(shell.stretto("logs", "1.1", "--raw").exits(0).out()).contains("\"type\":\"result\"");
        try (Serving serving = Serving.start(shell)) {
            assertThat(serving.get("/metrics").body())
                    .containsPattern("stretto_agent_cost_usd_total\\{run=\"\\w+\"} 0\\.25\n");
        }
    }

    @Test
    void anErrorThatExitsWithZeroIsNoSuccess() throws Exception {
        assertThat(reason(run(
                        "claude-stream-json",
                        CLAUDE_TEXT
                                + "{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":true,\"result\":\"API Error: 500\",\"total_cost_usd\":0.5}\n",
                        0)))
                .isEqualTo("it says that it failed: API Error: 500");
        assertThat(logs()).endsWith("error: API Error: 500\n");
        assertThat(reason(run(
                        "codex-jsonl",
                        "{\"type\":\"thread.started\",\"thread_id\":\"x\"}\n{\"type\":\"turn.started\"}\n"
                                + "{\"type\":\"turn.failed\",\"error\":{\"message\":\"stream disconnected\"}}\n",
                        0)))
                .isEqualTo("it says that it failed: stream disconnected");
        assertThat(reason(run(
                        "gemini-stream-json",
                        "{\"type\":\"result\",\"status\":\"error\",\"error\":{\"type\":\"FatalTurnLimitedError\",\"message\":\"too many turns\"}}\n",
                        0)))
                .isEqualTo("it says that it failed: too many turns");
        assertThat(reason(run(
                        "json-lines",
                        "{\"type\":\"error\",\"error\":{\"name\":\"APIError\",\"data\":{\"message\":\"no such model\"}}}\n",
                        0)))
                .isEqualTo("it says that it failed: no such model");
    }

    @Test
    void aUsageLimitIsNamedWithTheTimeItEnds() throws Exception {
        String result = "{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":true,\"result\":\"%s\"}\n";
        assertThat(reason(run(
                        "claude-stream-json",
                        "{\"type\":\"rate_limit_event\",\"rate_limit_info\":{\"status\":\"rejected\","
                                + "\"resetsAt\":1790000000}}\n" + result.formatted("stopped"),
                        1)))
                .contains("its usage limit is reached until 2026-09-21T14:13:20Z: stopped");
        assertThat(reason(run("claude-stream-json", result.formatted("Claude AI usage limit reached|1790000000"), 0)))
                .startsWith("its usage limit is reached until 2026-09-21T14:13:20Z: ");
        assertThat(reason(run(
                        "codex-jsonl",
                        "{\"type\":\"turn.failed\",\"error\":{\"message\":"
                                + "\"You've hit your usage limit. Try again in 3 hours 2 minutes.\"}}\n",
                        1)))
                .contains("its usage limit is reached for 3 hours 2 minutes: ");
        assertThat(reason(run("text", "Working\nUsage limit reached, resets at 3pm (UTC).\n", 1)))
                .contains("its usage limit is reached until 3pm (UTC): ");
    }

    @Test
    void aRefusalIsNoSuccess() throws Exception {
        assertThat(reason(run(
                        "claude-stream-json",
                        "{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":false,\"stop_reason\":\"refusal\",\"result\":\"I cannot.\"}\n",
                        0)))
                .isEqualTo("it says that it failed: the agent refused the task: I cannot.");
    }

    @Test
    void aStreamThatIsCutIsNoSuccess() throws Exception {
        assertThat(reason(run("claude-stream-json", CLAUDE_TEXT + "{\"type\":\"result\",\"subtype\":\"succ", 0)))
                .isEqualTo("its output stopped before it said how it ended");
        assertThat(reason(run(
                        "codex-jsonl",
                        "{\"type\":\"turn.started\"}\n{\"type\":\"error\",\"message\":\"Reconnecting 2/5\"}\n",
                        0)))
                .isEqualTo("its output stopped before it said how it ended; its last error: Reconnecting 2/5");
    }

    @Test
    void whatIsNoUtf8AndWhatIsNoEventIsShownAndDoesNoHarm() throws Exception {
        run(
                        "gemini-stream-json",
                        "warning: \u00ff\n{\"type\":\"message\",\"role\":\"assistant\",\"content\":\"Hel\u00e9\",\"delta\":true}\n"
                                + "{\"type\":\"message\",\"role\":\"assistant\",\"content\":\"lo\",\"delta\":true}\n{broken\n"
                                + "{\"type\":\"result\",\"status\":\"success\",\"stats\":{\"input_tokens\":3,\"output_tokens\":4}}\n",
                        0)
                .exits(0);
        assertThat(logs()).isEqualTo("warning: \ufffd\nHel\ufffdlo\n{broken\n");
    }

    @Test
    void costsOfSeveralAttemptsAddUpAndTheSummaryForPeopleSaysThem() throws Exception {
        run(
                        "json-lines",
                        "{\"type\":\"step_finish\",\"part\":{\"cost\":0.5,\"tokens\":{\"input\":1,\"output\":2}}}\n"
                                + "{\"type\":\"error\",\"error\":\"no\"}\n",
                        0)
                .exits(1);
        Finished run =
                shell.stretto("run", "plan.md", "--new", "--retries", "1").exits(1);
        assertThat(run.out()).contains("the agents say they cost $1.00");
    }
}

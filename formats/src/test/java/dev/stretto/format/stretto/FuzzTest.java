package dev.stretto.format.stretto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.stretto.format.DiagnosticText;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Position;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Plans with bytes and lines changed at random: nothing crashes or hangs, every place is in the text, and what is read
 * holds together. Repeat a failure with {@code -Dstretto.fuzz.seed=SEED -Dstretto.fuzz.inputs=1}.
 */
final class FuzzTest {

    private static final String PLAN = """
            ---
            workers: 4
            agent: claude
            ---
            # Plan 日本

            **Execution Note:** Tasks 1.1-1.2 are [SEQUENTIAL] - same file

            ## Phase 1: Core [IN PROGRESS] (agent: codex)
            dependencies: []
            **Objective**: Do it.

            - [ ] 1.1 Create types (src/types/auth.ts) (writes: src/types/**) (est: 2-3h)
            - [x] **1.2 Create schema** (depends: 1.1, and 1.1)
              ```sh run
              make schema
              ```
            - [ ] 1.3 Group `a/b.ts`
              - [ ] 1.3.1 Service (depends: 1.1-1.2; est: 1d) (uses: gpu=1)
              - [~] 1.3.2 Format (run: `make (format)`) (gate: `make lint`) (changes: none)
                - [ ] check ✅
              text <!-- comment -->
            **VERIFY Phase 1:** (non-blocking)
            Testing:
            ```bash
            npm test
            ```
            ### Phase 2A: API [PARALLEL] (pipeline-start: when 1.3 completes)
            - **Depends on:** Phase 1, 1.3
            - Tasks modify: docs/*

            Tasks:
            1. [ ] one
            2. [x] two
            ## Phase 3: Docs (parallel-with: Phase 2A)
            depends_on: [phase_1, 2A]

            > - [ ] quoted
            * [!] TASK-010: last (depends: Phase 2A, 1.3) (priority: P1) (timeout: 30m) (retries: 2)
            ## Success Criteria
            - [ ] 9.9 no task
            """;

    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "`",
            "```\n",
            "[",
            "]",
            "- [ ] ",
            "  ",
            "\t",
            "\n",
            "\r",
            "\r\n",
            ":",
            ",",
            "-",
            "–",
            "1.1",
            "2A",
            "## Phase ",
            "(depends: ",
            "**",
            "---\n",
            "<!--",
            "-->",
            "[SEQUENTIAL]",
            "\uFEFF",
            "🔄",
            "e\u0301",
            "\u202e",
            "> ",
            "    ",
            "none",
            "Testing:\n",
            "dependencies:\n",
            "\u0085",
            "\u2028",
            "&",
            "\\",
            "{",
            "*",
            "999999999999999999999",
            "(run: `x`)",
            "T1");

    @Test
    void mutatedPlansNeverCrashAndAreRemarkedOnInPlace() {
        long first = Long.getLong("stretto.fuzz.seed", 20_261_120L);
        int inputs = Integer.getInteger("stretto.fuzz.inputs", 5_000);
        for (long seed = first; seed < first + inputs; seed++) {
            byte[] bytes = mutated(new Random(seed));
            try {
                assertTimeoutPreemptively(Duration.ofMinutes(2), () -> check(bytes));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "seed " + seed + " (-Dstretto.fuzz.seed=" + seed + " -Dstretto.fuzz.inputs=1)\n"
                                + new String(bytes, StandardCharsets.UTF_8),
                        e);
            }
        }
    }

    private static byte[] mutated(Random random) {
        StringBuilder text = new StringBuilder(PLAN);
        for (int change = random.nextInt(1, 12); change > 0 && text.length() > 1; change--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(1, 30));
            switch (random.nextInt(6)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
                case 3 -> text.setCharAt(at, (char) random.nextInt(1, 128));
                case 4 -> swapLines(text, random);
                default ->
                    text.insert(at, PIECES.get(random.nextInt(PIECES.size())).repeat(random.nextInt(1, 70)));
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(20) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private static void swapLines(StringBuilder text, Random random) {
        String[] lines = text.toString().split("\n", -1);
        int a = random.nextInt(lines.length);
        int b = random.nextInt(lines.length);
        String line = lines[a];
        lines[a] = lines[b];
        lines[b] = line;
        text.setLength(0);
        text.append(String.join("\n", lines));
    }

    private static void check(byte[] bytes) {
        PlanSource.Loaded loaded = PlanSource.of("plan.md", bytes);
        if (loaded.source().isEmpty()) {
            assertThat(loaded.diagnostics()).hasSize(1);
            return;
        }
        PlanSource source = loaded.source().get();
        ReadResult result = new StrettoReader().read(source, ReadOptions.DEFAULT);
        for (Diagnostic diagnostic : result.diagnostics()) {
            assertInside(source, diagnostic.position());
            assertThat(DiagnosticText.withSource(diagnostic, source)).contains("^");
            assertThat(diagnostic.message()).isNotBlank();
        }
        assertThat(result.plan().isPresent() || result.hasErrors()).isTrue();
        result.plan().ifPresent(plan -> assertHoldsTogether(plan, source));
    }

    private static void assertHoldsTogether(Plan plan, PlanSource source) {
        Set<String> tasks = plan.tasks().stream().map(task -> task.id().value()).collect(Collectors.toSet());
        Set<String> phases =
                plan.phases().stream().map(phase -> phase.id().value()).collect(Collectors.toSet());
        assertThat(plan.tasks()).isNotEmpty().hasSize(tasks.size());
        assertThat(plan.phases()).hasSize(phases.size());
        for (Task task : plan.tasks()) {
            assertInside(source, task.position());
            assertThat(task.title()).isNotBlank().doesNotContain("\n");
            task.phase().ifPresent(phase -> assertThat(phases).contains(phase.value()));
            assertKnown(task.dependencies(), tasks, source);
        }
        plan.phases().forEach(phase -> {
            assertInside(source, phase.position());
            assertKnown(phase.dependencies(), phases, source);
        });
        plan.groups()
                .forEach(group -> assertThat(tasks)
                        .containsAll(
                                group.members().stream().map(id -> id.value()).toList()));
        plan.chains().forEach(chain -> {
            assertInside(source, chain.position());
            assertThat(tasks)
                    .containsAll(chain.tasks().stream().map(id -> id.value()).toList());
            assertThat(new HashSet<>(chain.tasks())).hasSize(chain.tasks().size());
        });
    }

    private static void assertKnown(Optional<List<Reference>> references, Set<String> ids, PlanSource source) {
        references.orElse(List.of()).forEach(reference -> {
            assertThat(ids).contains(reference.id());
            assertInside(source, reference.position());
        });
    }

    private static void assertInside(PlanSource source, Position position) {
        assertThat(position.line()).isBetween(1, source.lineCount());
        assertThat(position.column()).isBetween(1, source.line(position.line()).length() + 1);
    }
}

package dev.stretto.bench.growth;

import static dev.stretto.bench.growth.Before.dotted;
import static dev.stretto.bench.growth.Before.list;
import static dev.stretto.bench.growth.Before.opens;
import static dev.stretto.bench.growth.Before.phase;

import dev.stretto.format.backlog.BacklogReader;
import dev.stretto.format.ccpm.CcpmReader;
import dev.stretto.plan.PlanFormat;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Plans written as text. */
final class MarkdownShapes {

    private MarkdownShapes() {}

    static List<Shape> all() {
        return List.of(
                text(PlanFormat.STRETTO, Shape.USUAL, "plan.md", "# Plan\n", MarkdownShapes::stretto),
                Shape.text(
                        PlanFormat.STRETTO, "phases that wait for all before", "plan.md", MarkdownShapes::phasesWait),
                text(PlanFormat.SAGE_TASKS, Shape.USUAL, "tasks.md", "# Tasks: Feature\n", MarkdownShapes::sage),
                text(PlanFormat.BATCH_SHEET, Shape.USUAL, "batches.md", "# Parallel Batches\n", MarkdownShapes::sheet),
                Shape.text(PlanFormat.STRATEGY_DOCUMENT, Shape.USUAL, "strategy.md", MarkdownShapes::strategy),
                text(PlanFormat.ORG, Shape.USUAL, "plan.org", "#+TITLE: The plan\n", MarkdownShapes::org),
                text(PlanFormat.SPEC_KIT, Shape.USUAL, "tasks.md", "# Tasks: Feature\n", task -> specKit(task, task)),
                text(
                        PlanFormat.SPEC_KIT,
                        "all tasks of one file",
                        "tasks.md",
                        "# Tasks: Feature\n",
                        task -> specKit(task, 1)),
                text(PlanFormat.KIRO, Shape.USUAL, "tasks.md", "# Implementation Plan\n\n", MarkdownShapes::kiro),
                text(PlanFormat.OPENSPEC, Shape.USUAL, "tasks.md", "", MarkdownShapes::openSpec),
                Shape.folder(
                        new BacklogReader(),
                        Shape.USUAL,
                        task -> "task-" + task + " - part.md",
                        (task, _) -> backlog(task, list(task, before -> "task-" + before))),
                Shape.folder(
                        new BacklogReader(),
                        "a last task that waits for all",
                        task -> "task-" + task + " - part.md",
                        (task, tasks) -> backlog(task, task < tasks - 1 ? "" : every(task, "task-"))),
                Shape.folder(
                        new CcpmReader(),
                        Shape.USUAL,
                        task -> task + 1 + ".md",
                        (task, _) -> ccpm(task, list(task, before -> before + 1 + ""), "")),
                Shape.folder(
                        new CcpmReader(),
                        "tasks in conflict with those beside",
                        task -> task + 1 + ".md",
                        (task, _) -> ccpm(task, "", list(task, before -> before + 1 + ""))));
    }

    private static Shape text(PlanFormat format, String name, String file, String lead, IntFunction<String> task) {
        return Shape.text(
                format,
                name,
                file,
                tasks -> lead + IntStream.range(0, tasks).mapToObj(task).collect(Collectors.joining()));
    }

    private static String every(int tasks, String lead) {
        return IntStream.range(0, tasks).mapToObj(task -> lead + task).collect(Collectors.joining(", "));
    }

    /** What stands ahead of the first task of a phase. */
    private static String heading(int task, String heading) {
        return opens(task) ? "\n" + heading.formatted(phase(task)) + "\n\n" : "";
    }

    private static String stretto(int task) {
        return heading(task, "## Phase %d: Part")
                + "- [ ] %s Write part %d (depends: %s) (writes: src/%d/p%d.ts) (est: 1-2h)\n"
                        .formatted(dotted(task), task, list(task, Before::dotted, "none"), phase(task), task);
    }

    /** As many phases as each has tasks. */
    private static String phasesWait(int tasks) {
        int size = (int) Math.ceil(Math.sqrt(tasks));
        StringBuilder text = new StringBuilder("# Plan\n");
        for (int task = 0; task < tasks; task++) {
            int phase = task / size + 1;
            if (task % size == 0) {
                text.append("\n## Phase ").append(phase).append(": Part\n");
                text.append("**Depends on:** ")
                        .append(
                                phase == 1
                                        ? "none"
                                        : IntStream.range(1, phase)
                                                .mapToObj(before -> "Phase " + before)
                                                .collect(Collectors.joining(", ")))
                        .append("\n\n");
            }
            text.append("- [ ] %d.%d Write part %d\n".formatted(phase, task % size + 1, task));
        }
        return text.toString();
    }

    private static String sage(int task) {
        return heading(task, "### Phase %d: Foundation")
                + """
                **[PART-%d] Write part %d**

                - **Description:** Create `src/p%d.ts`
                - **Acceptance:**
                  - [ ] it works
                - **Effort:** 3 story points (2-3 hours)
                - **Dependencies:** %s

                """.formatted(task, task, task, list(task, before -> "PART-" + before, "None"));
    }

    /** A batch holds five tasks. */
    private static String sheet(int task) {
        boolean last = task % 5 == 4;
        String open = task % 5 != 0
                ? "├────────────────────┤\n"
                : heading(task, "## Phase %d: Part")
                        + "```\nBatch %d.%d: [P] Parts (5 tasks in parallel)\n┌────────────────────┐\n"
                                .formatted(phase(task), task % Before.PHASE_TASKS / 5 + 1);
        return open
                + "│ %-18s │ → Needs %s\n".formatted(dotted(task) + " Part (1h)", list(task, Before::dotted, "none"))
                + (last ? "└────────────────────┘\n```\n\n" : "");
    }

    /** Its headings come first: what a text is shows in its first lines, outside of fences. */
    private static String strategy(int phases) {
        StringBuilder text = new StringBuilder("""
                # Parallel Development Strategy

                ### **Workstream 1: Core** (Critical Path)

                #### Week 1
                """);
        for (int phase = 1; phase <= phases; phase++) {
            text.append("- Day 1-2: Phase ").append(phase).append(" - Write it\n");
        }
        text.append("\n```mermaid\ngraph TD\n");
        for (int phase = 1; phase < phases; phase++) {
            text.append("    P%1$d[Phase %1$d: Part] --> P%2$d[Phase %2$d: Part]\n".formatted(phase, phase + 1));
        }
        return text.append("```\n").toString();
    }

    private static String org(int task) {
        return heading(task, "* TODO Phase %d: Part [P]")
                + """
                ** TODO [#A] Task %s: Write part %d [P][D:%s]
                :PROPERTIES:
                :EFFORT: 1:30
                :END:
                - [ ] Create ~src/p%d.c~
                """.formatted(dotted(task), task, list(task, Before::dotted), task);
    }

    private static String specKit(int task, int file) {
        String before = list(task, other -> "T%03d".formatted(other + 1));
        return heading(task, "## Phase %d: Part")
                + "- [ ] T%03d [P] Write part %d in src/p%d.py%s\n"
                        .formatted(task + 1, task, file, before.isEmpty() ? "" : " (depends on " + before + ")");
    }

    /** An item holds those of a phase; only they are tasks. */
    private static String kiro(int task) {
        String group = opens(task) ? "- [ ] %d. Build a part\n".formatted(phase(task)) : "";
        return group + """
                  - [ ] %s Write part %d
                    - models, services
                    - _Requirements: 1.1, 2.3_
                """.formatted(dotted(task), task).indent(2);
    }

    private static String openSpec(int task) {
        return heading(task, "## %d. Part") + "- [ ] %s Write `src/p%d.ts`\n".formatted(dotted(task), task);
    }

    private static String backlog(int task, String before) {
        return """
                ---
                id: task-%d
                title: Write part %d
                status: To Do
                assignee: []
                created_date: "2025-07-15"
                labels: [core]
                dependencies: [%s]
                priority: high
                ---

                ## Acceptance Criteria
                - [ ] #1 It works
                """.formatted(task, task, before);
    }

    private static String ccpm(int task, String before, String conflicts) {
        return """
                ---
                name: Write part %d
                status: open
                created: 2025-09-01T00:00:00Z
                depends_on: [%s]
                parallel: true
                conflicts_with: [%s]
                ---

                # Task: part %d
                """.formatted(task, before, conflicts, task);
    }
}

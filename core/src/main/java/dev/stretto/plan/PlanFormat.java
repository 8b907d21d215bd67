package dev.stretto.plan;

import java.util.Arrays;
import java.util.Optional;

/** The formats plans come in; {@link #label()} is the name that programs and {@code --format} use. */
public enum PlanFormat {
    /** Stretto's own Markdown: phases, checkbox tasks with ids, dependencies in brackets. */
    STRETTO("stretto"),
    /** Sage's Markdown: bold task ids with a field list below each. */
    SAGE_TASKS("sage-tasks"),
    /** Sage's ticket index, JSON. */
    SAGE_INDEX("sage-index"),
    /** Batches drawn as boxes in code fences. */
    BATCH_SHEET("batch-sheet"),
    /** Prose about how to run phases side by side, with a dependency graph. */
    STRATEGY_DOCUMENT("strategy-document"),
    /** dev_workflow's {@code status.json}. */
    STATUS_JSON("status-json"),
    /** Org-mode headings with keywords. */
    ORG("org"),
    /** spec-kit's {@code tasks.md}. */
    SPEC_KIT("spec-kit"),
    /** Kiro's {@code tasks.md}, and that of cc-sdd. */
    KIRO("kiro"),
    /** OpenSpec's {@code tasks.md}. */
    OPENSPEC("openspec"),
    /** Task Master's {@code tasks.json}. */
    TASK_MASTER("task-master"),
    /** Backlog.md's folder of tasks. */
    BACKLOG("backlog"),
    /** beads' {@code issues.jsonl}. */
    BEADS("beads"),
    /** CCPM's folder of an epic. */
    CCPM("ccpm"),
    /** WfCommons workflow instances, JSON. */
    WFFORMAT("wfformat"),
    /** A plan as Stretto itself writes it as JSON. */
    JSON("json");

    private final String label;

    PlanFormat(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The format of a name; empty where there is none. */
    public static Optional<PlanFormat> of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label.equals(label))
                .findFirst();
    }
}

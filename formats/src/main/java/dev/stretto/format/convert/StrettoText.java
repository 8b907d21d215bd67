package dev.stretto.format.convert;

import dev.stretto.format.convert.StrettoLayout.Entry;
import dev.stretto.format.convert.StrettoLayout.Section;
import dev.stretto.plan.Chain;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts a draft into words. */
final class StrettoText {

    /** Above the boxes of a phase, whose own text may end in a label such as “Verification:” that would make them no work. */
    private static final String CHECKLIST_LABEL = "**Tasks:**";

    /** Former ids that mean nothing as part of a title's line. */
    private static final Pattern COMMENT = Pattern.compile("[\\p{L}\\p{N} ._:/#@-]{1,200}");

    private final StrettoDraft draft;

    /** How carefully headings and groups are written. */
    private final Care headings;

    private final StrettoRules rules;
    private final StringBuilder out = new StringBuilder();
    private final NavigableMap<Integer, Task> starts = new TreeMap<>();

    /**
     * A whole document.
     *
     * @param starts the offset at which each task starts
     */
    record Rendered(String text, NavigableMap<Integer, Task> starts) {}

    private StrettoText(StrettoDraft draft, Care headings) {
        this.draft = draft;
        this.headings = headings;
        this.rules = draft.rules();
    }

    static Rendered of(StrettoDraft draft, Care headings) {
        StrettoText text = new StrettoText(draft, headings);
        text.write();
        return new Rendered(StrettoValues.printable(text.out.toString()), text.starts);
    }

    private void write() {
        defaults(draft.plan.defaults());
        out.append("# ").append(StrettoValues.oneLine(draft.plan.title())).append('\n');
        draft.plan.chains().forEach(this::chain);
        for (Section section : draft.layout.sections()) {
            section(section);
        }
    }

    private void defaults(Defaults defaults) {
        if (defaults.equals(Defaults.NONE)) {
            return;
        }
        out.append("---\n");
        defaults.strategy()
                .ifPresent(strategy ->
                        out.append("strategy: ").append(strategy.label()).append('\n'));
        defaults.workers()
                .ifPresent(workers -> out.append("workers: ").append(workers).append('\n'));
        defaults.agent()
                .ifPresent(agent -> out.append("agent: ").append(yaml(agent)).append('\n'));
        defaults.onConflict()
                .ifPresent(command ->
                        out.append("on-conflict: ").append(yaml(command)).append('\n'));
        defaults.timeout()
                .ifPresent(timeout -> out.append("timeout: ")
                        .append(StrettoValues.duration(timeout))
                        .append('\n'));
        defaults.retries()
                .ifPresent(retries -> out.append("retries: ").append(retries).append('\n'));
        if (!defaults.gates().isEmpty()) {
            out.append("gate: ")
                    .append(defaults.gates().stream()
                            .map(StrettoText::yaml)
                            .collect(Collectors.joining(", ", "[", "]")))
                    .append('\n');
        }
        out.append("---\n");
    }

    /** A text in YAML's single quotes, in which only they themselves have a meaning. */
    private static String yaml(String text) {
        return "'" + StrettoValues.oneLine(text).replace("'", "''") + "'";
    }

    private void chain(Chain chain) {
        out.append("\n**Execution Note:** Tasks ").append(ids(chain.tasks())).append(" are [SEQUENTIAL]\n");
    }

    private void section(Section section) {
        out.append('\n');
        if (section.phase().isPresent()) {
            phase(section.phase().get(), section);
        } else if (!draft.plan.phases().isEmpty()) {
            out.append("## Phase ").append(draft.besidePhase()).append(": Further tasks\n\n");
        }
        for (Entry entry : section.entries()) {
            switch (entry) {
                case Entry.Item(Task task, int depth) -> {
                    if (!draft.isPhase(task)) {
                        item(task, depth);
                    }
                }
                case Entry.Roof roof -> {
                    out.repeat(' ', 2 * roof.depth()).append(roof.done() ? "- [x] " : "- [ ] ");
                    out.append(draft.names.name(roof.group().id())).append(' ');
                    out.append(StrettoItem.title(roof.group().title(), headings));
                    comment(roof.group().id()).append('\n');
                }
            }
        }
        section.phase().flatMap(Phase::testing).ifPresent(this::testing);
        section.phase()
                .map(rules::verification)
                .orElse(List.of())
                .forEach(line -> out.append(line).append('\n'));
    }

    private void phase(Phase phase, Section section) {
        Optional<Task> itself = section.entries().size() == 1
                        && section.entries().getFirst() instanceof Entry.Item(Task task, int _)
                        && draft.isPhase(task)
                ? Optional.of(task)
                : Optional.empty();
        itself.ifPresent(task -> starts.put(out.length(), task));
        out.append("## Phase ").append(draft.phaseName(phase.id())).append(": ");
        out.append(StrettoItem.title(phase.title(), itself.map(draft::care).orElse(headings)));
        out.append(rules.heading(phase));
        itself.map(draft::item).ifPresent(item -> out.append(item.headingMark()).append(item.annotations()));
        out.append('\n');
        rules.below(phase).forEach(line -> out.append(line).append('\n'));
        phase.dependencies()
                .ifPresent(list -> out.append("**Dependencies**: [")
                        .append(list.stream()
                                .map(on -> draft.phaseName(new PhaseId(on.id())))
                                .collect(Collectors.joining(", ")))
                        .append("]\n"));
        if (!phase.objective().isBlank()) {
            String objective = StrettoValues.oneLine(phase.objective());
            out.append("**Objective**: ")
                    .append(headings.inexactIn(Care.Part.TITLE) ? StrettoValues.escaped(objective) : objective)
                    .append('\n');
        }
        out.append('\n');
        itself.map(draft::item)
                .ifPresent(item -> item.below(CHECKLIST_LABEL)
                        .forEach(line -> out.append(line).append('\n')));
    }

    private void item(Task task, int depth) {
        starts.put(out.length(), task);
        StrettoItem item = draft.item(task);
        out.repeat(' ', 2 * depth)
                .append("- ")
                .append(StrettoItem.box(task.status()))
                .append(' ');
        out.append(draft.names.name(task.id())).append(' ').append(item.title()).append(item.statusMark());
        draft.dependencies(task)
                .ifPresent(list -> out.append(" (depends: ")
                        .append(list.isEmpty() ? "none" : ids(list))
                        .append(')'));
        out.append(item.annotations());
        comment(task.id()).append('\n');
        for (String line : item.below("")) {
            if (!line.isEmpty()) {
                out.repeat(' ', 2 * depth + 2).append(line);
            }
            out.append('\n');
        }
    }

    /** What a task was called before it was renamed: kept for people, where it does no harm. */
    private StringBuilder comment(TaskId id) {
        boolean renamed = draft.names.renamed().containsKey(id);
        return renamed && COMMENT.matcher(id.value()).matches() && !id.value().contains("--")
                ? out.append(" <!-- ").append(id.value()).append(" -->")
                : out;
    }

    private void testing(String script) {
        String fence = StrettoValues.fence(script);
        out.append("\nTesting:\n\n")
                .append(fence)
                .append("sh\n")
                .append(script.stripTrailing())
                .append('\n');
        out.append(fence).append('\n');
    }

    private String ids(List<TaskId> tasks) {
        return tasks.stream().map(draft.names::name).collect(Collectors.joining(", "));
    }
}

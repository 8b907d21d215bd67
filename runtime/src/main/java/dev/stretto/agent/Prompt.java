package dev.stretto.agent;

import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Phase;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an agent is asked, built from the plan: enough to do this task and no other. */
public final class Prompt {

    /** As one argument of a process, a prompt must stay below 128 KiB. */
    private static final int BYTES_MAX = 110_000;

    private static final int DETAILS_BYTES_MAX = 50_000;
    private static final int SECTION_BYTES_MAX = 12_000;

    private Prompt() {}

    /**
     * The prompt of one attempt, as Markdown. What is too long in it is cut, and says so there.
     *
     * @param before why the attempt before did not succeed; empty for the first
     * @param output the end of what the landing gate wrote that it did not pass; empty where there was none
     * @param conflict what the last attempt whose work did not merge is to be told; empty where there was none
     * @param landed by the id of a task it depends on, the commit as which that landed; empty texts for none
     */
    public static String of(
            Plan plan, Task task, String before, String output, String conflict, Map<String, String> landed) {
        StringBuilder text = new StringBuilder();
        text.append("# Task ")
                .append(task.id())
                .append(": ")
                .append(task.title())
                .append("\n\n");
        text.append("You work on one task of the plan \"").append(plan.title()).append("\". ");
        text.append("The current directory is your own copy of the repository: change the files there and leave ");
        text.append("committing to the plan's runner. Do this task only.\n");
        plan.phases().stream()
                .filter(phase -> task.phase().filter(phase.id()::equals).isPresent())
                .forEach(phase -> phase(text, phase));
        section(text, "Details", Cut.to(DETAILS_BYTES_MAX, task.body().strip()));
        section(text, "Checklist", checklist(task.checklist()));
        section(text, "Files", lines(task.files()));
        section(text, "It may change", lines(writes(task)));
        section(text, "It also holds", lines(otherClaims(task)));
        section(text, "Done before it", lines(dependencies(plan, task, landed)));
        section(text, "The attempt before this one failed", Cut.to(SECTION_BYTES_MAX, before));
        section(text, "What the landing gate wrote", quoted(Cut.to(SECTION_BYTES_MAX, output)));
        section(text, "What landed meanwhile", Cut.to(SECTION_BYTES_MAX, conflict));
        return Cut.to(BYTES_MAX, text.toString());
    }

    private static void phase(StringBuilder text, Phase phase) {
        text.append("\n## Phase ")
                .append(phase.id())
                .append(": ")
                .append(phase.title())
                .append('\n');
        if (!phase.objective().isBlank()) {
            text.append('\n')
                    .append(Cut.to(SECTION_BYTES_MAX, phase.objective()))
                    .append('\n');
        }
    }

    private static void section(StringBuilder text, String title, String content) {
        if (!content.isBlank()) {
            text.append("\n## ")
                    .append(title)
                    .append("\n\n")
                    .append(content.strip())
                    .append('\n');
        }
    }

    /** As it stands, between fences that it does not hold itself. */
    private static String quoted(String output) {
        if (output.isBlank()) {
            return "";
        }
        StringBuilder fence = new StringBuilder("```");
        while (output.contains(fence)) {
            fence.append('`');
        }
        return fence + "\n" + output.stripTrailing() + "\n" + fence;
    }

    private static String checklist(List<ChecklistItem> items) {
        return items.stream()
                .map(item -> (item.done() ? "- [x] " : "- [ ] ") + item.text())
                .collect(Collectors.joining("\n"));
    }

    private static String lines(List<String> items) {
        return Cut.to(SECTION_BYTES_MAX, items.stream().map(item -> "- " + item).collect(Collectors.joining("\n")));
    }

    private static List<String> writes(Task task) {
        return task.claims().stream()
                .filter(claim -> claim.mode() == ClaimSpec.Mode.WRITE && !claim.inferred())
                .map(ClaimSpec::resource)
                .toList();
    }

    /** What it reads and what it uses of pools. */
    private static List<String> otherClaims(Task task) {
        return task.claims().stream()
                .filter(claim -> claim.mode() != ClaimSpec.Mode.WRITE && !claim.inferred())
                .map(claim -> claim.mode().name().toLowerCase(Locale.ROOT) + " " + claim.resource())
                .toList();
    }

    private static List<String> dependencies(Plan plan, Task task, Map<String, String> landed) {
        List<String> ids = task.dependencies().orElse(List.of()).stream()
                .map(Reference::id)
                .toList();
        return plan.tasks().stream()
                .filter(other -> ids.contains(other.id().value()))
                .map(other -> {
                    String commit = landed.getOrDefault(other.id().value(), "");
                    return other.id() + " " + other.title() + (commit.isEmpty() ? "" : " (git show " + commit + ")");
                })
                .toList();
    }
}

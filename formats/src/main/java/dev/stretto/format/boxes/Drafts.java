package dev.stretto.format.boxes;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.Draft;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.draft.SectionDraft.PhaseHeading;
import dev.stretto.format.markdown.CheckBoxes;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From what was read to drafts: phases get ids, numbers become groups. */
final class Drafts {

    private final Set<String> ids;
    private final CheckBoxes boxes;
    private final boolean optionalRuns;
    private final Diagnostics diagnostics;
    private int groupsWithDetails;
    private @Nullable Node firstWithDetails;
    private int parallelGroups;
    private @Nullable Node firstParallel;

    Drafts(Set<String> ids, CheckBoxes boxes, boolean optionalRuns, Diagnostics diagnostics) {
        this.ids = ids;
        this.boxes = boxes;
        this.optionalRuns = optionalRuns;
        this.diagnostics = diagnostics;
    }

    /** The sections of a plan, in order. */
    List<SectionDraft> sections(List<Part> parts) {
        List<Part> filled = parts.stream().filter(part -> !part.items.isEmpty()).toList();
        long headings = filled.stream().filter(part -> part.heading.isPresent()).count();
        PhaseIds phaseIds = new PhaseIds(filled);
        List<SectionDraft> sections = new ArrayList<>();
        for (Part part : filled) {
            // One heading above all tasks says only that tasks follow.
            boolean phase = part.heading.isPresent() && !(part.inferred() && headings == 1);
            Optional<PhaseHeading> heading = phase ? Optional.of(phaseIds.heading(part)) : Optional.empty();
            SectionDraft section = new SectionDraft(heading, new Notes());
            section.objective.append(part.objective);
            section.items.addAll(drafts(part.items, false));
            sections.add(section);
        }
        phaseIds.report(diagnostics);
        report();
        return sections;
    }

    private List<Draft> drafts(List<Node> nodes, boolean optional) {
        List<Draft> drafts = new ArrayList<>();
        for (Node node : grouped(nodes)) {
            if (node.source == Node.Source.GROUP_HEADING && !isGroup(node)) {
                drafts.addAll(drafts(node.members, optional));
            } else {
                drafts.add(draft(node, optional || node.optional));
            }
        }
        return drafts;
    }

    /** A numbered heading is a group only of items that carry its number, and not where an item has the same id. */
    private boolean isGroup(Node heading) {
        return !heading.members.isEmpty()
                && heading.members.stream().allMatch(member -> heading.holds(member.id))
                && !ids.contains(heading.id);
    }

    /** Puts each item below the one before it whose number its own starts with. */
    private static List<Node> grouped(List<Node> nodes) {
        List<Node> top = new ArrayList<>();
        Deque<Node> open = new ArrayDeque<>();
        for (Node node : nodes) {
            while (!open.isEmpty() && !open.peek().holds(node.id)) {
                open.pop();
            }
            (open.isEmpty() ? top : open.peek().members).add(node);
            open.push(node);
        }
        return top;
    }

    private Draft draft(Node node, boolean optional) {
        boolean group = !node.members.isEmpty();
        if (node.heading != null) {
            HeadingTasks.finish(node, node.heading, boxes);
        }
        if (group) {
            noteGroup(node);
        }
        if (optional && node.status == PlanStatus.PENDING && !optionalRuns) {
            node.status = PlanStatus.DEFERRED;
        }
        List<Draft> members = drafts(node.members, optional);
        return new Draft(
                node.id,
                node.title,
                node.body.toString().strip(),
                node.status,
                node.notes,
                group ? List.of() : node.checklist,
                members,
                node.tick,
                node.position);
    }

    private void noteGroup(Node node) {
        if (node.hasDetails()) {
            groupsWithDetails++;
            firstWithDetails = firstWithDetails == null ? node : firstWithDetails;
        }
        if (node.notes.parallel) {
            parallelGroups++;
            firstParallel = firstParallel == null ? node : firstParallel;
        }
    }

    private void report() {
        if (firstWithDetails != null) {
            ignored(
                    firstWithDetails.position,
                    "group " + firstWithDetails.id + more(groupsWithDetails)
                            + " details of its own, which no task of it is given",
                    "repeat in the tasks of the group what they must know");
        }
        if (firstParallel != null) {
            ignored(
                    firstParallel.position,
                    "group " + firstParallel.id + more(parallelGroups)
                            + " a mark for running in parallel, which is not used on a group",
                    "put the mark on the tasks of the group");
        }
    }

    private static String more(int count) {
        return count == 1 ? " has" : ", like " + (count - 1) + " more, has";
    }

    private void ignored(Position at, String message, String hint) {
        diagnostics.info(DiagnosticCode.IGNORED_ANNOTATION, at, message, hint);
    }
}

package dev.stretto.report;

import dev.stretto.plan.Phase;
import dev.stretto.report.Report.Section;
import dev.stretto.report.SheetNeeds.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A quick reference in the making: the report, what its parts are called, what they need and come to.
 *
 * @param sections with their figures at the same places
 * @param byTask the section of each task
 */
record Sheet(
        Report report,
        SheetNames names,
        List<Need> needs,
        List<Section> sections,
        List<SheetFigures> figures,
        List<Section> byTask) {

    /** With more phases nobody compares each with each. */
    static final int COMPARED_MAX = 100;

    static final String FENCE = "```\n";

    static Sheet of(Report report) {
        SheetNames names = new SheetNames(report.plan());
        List<Need> needs = SheetNeeds.of(report.plan(), report.graph());
        List<Section> sections = report.sections();
        List<SheetFigures> figures = new ArrayList<>();
        sections.forEach(section -> figures.add(SheetFigures.of(report, section, needs)));
        Section[] byTask = new Section[report.graph().taskCount()];
        sections.forEach(section -> section.tasks().forEach(task -> byTask[task] = section));
        return new Sheet(report, names, needs, sections, figures, List.of(byTask));
    }

    String id(int node) {
        return names.of(report.task(node));
    }

    String ids(List<Integer> nodes, String between) {
        return nodes.stream().map(this::id).collect(Collectors.joining(between));
    }

    /** {@code Phase 2}, or what tasks of no phase are called. */
    String name(Section section) {
        return section.phase().map(phase -> "Phase " + names.of(phase)).orElse("(no phase)");
    }

    /** {@code Phase 2, Phase 5}. */
    String phases(List<Phase> phases) {
        return phases.stream().map(phase -> "Phase " + names.of(phase)).collect(Collectors.joining(", "));
    }

    /** {@code  (Source Maps)}; empty where the title could be read as more than a title. */
    static String hint(Section section) {
        String hint = section.phase().map(SheetNames::hint).orElse("");
        return hint.isEmpty() ? "" : " (" + hint + ")";
    }

    /** {@code 1.1 (1h) → 1.2 (3h)}. */
    String chain(List<Integer> path) {
        return path.stream()
                .map(node -> id(node) + " (" + Texts.brief(report.minutes(node)) + ")")
                .collect(Collectors.joining(" → "));
    }
}

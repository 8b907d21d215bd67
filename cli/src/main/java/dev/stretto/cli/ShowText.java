package dev.stretto.cli;

import dev.stretto.app.PlanAnalysis;
import dev.stretto.cli.Console.Style;
import dev.stretto.forecast.Analysis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a plan allows, for people: the tasks of each wave in boxes side by side, then what follows from them.
 *
 * @param whole whether to show all waves and tasks, however many
 */
record ShowText(Console console, Drawing drawing, boolean whole) {

    private static final int GROUPS_MAX = 30;
    private static final int TASKS_MAX = 12;

    void print(PlanAnalysis of) {
        var out = console.out();
        out.println(console.style(Style.STRONG, of.plan().title()));
        out.println("strategy " + of.strategy() + ": " + of.reason());
        groups(of);
        out.println();
        new ShowFigures(of, new Names(of, drawing), drawing, console.screen().columns())
                .lines()
                .forEach(out::println);
    }

    private void groups(PlanAnalysis of) {
        Analysis analysis = of.analysis();
        boolean batched = of.strategy().equals("batched");
        String word = batched ? "batch" : "wave";
        List<List<Integer>> groups =
                batched ? analysis.batches() : analysis.schedule().waves();
        Set<Integer> critical = new HashSet<>(analysis.schedule().criticalPath());
        Names names = new Names(of, drawing);
        int shown = whole ? groups.size() : Math.min(groups.size(), GROUPS_MAX);
        for (int group = 0; group < shown; group++) {
            console.out().println();
            console.out().println(console.style(Style.STRONG, word + " " + (group + 1)));
            tasks(names, groups.get(group), critical);
        }
        if (shown < groups.size()) {
            int tasks = groups.stream().skip(shown).mapToInt(List::size).sum();
            console.out().println();
            console.out()
                    .println(drawing.more() + " and " + (groups.size() - shown) + " more "
                            + (batched ? "batches" : "waves") + " of " + tasks + " tasks; --all shows them");
        }
    }

    private void tasks(Names names, List<Integer> group, Set<Integer> critical) {
        int shown = whole ? group.size() : Math.min(group.size(), TASKS_MAX);
        List<Boxes.Box> boxes = group.stream()
                .limit(shown)
                .map(node -> box(names, node, critical.contains(node)))
                .toList();
        new Boxes(console, drawing).lines(boxes).forEach(console.out()::println);
        if (shown < group.size()) {
            console.out().println(drawing.more() + " and " + (group.size() - shown) + " more; --all shows them");
        }
    }

    private Boxes.Box box(Names names, int node, boolean critical) {
        List<String> notes = new ArrayList<>(List.of(names.time(node)));
        List<String> after = names.after(node);
        List<String> before = names.before(node);
        if (!after.isEmpty()) {
            notes.add(drawing.to() + " " + names.list(after));
        }
        if (!before.isEmpty()) {
            notes.add(drawing.from() + " " + names.list(before));
        }
        return new Boxes.Box((critical ? "* " : "") + names.title(node), notes, critical);
    }
}

package dev.stretto.report;

import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.report.Report.Section;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A Mermaid flowchart: phases as subgraphs, barriers as rounded nodes, thick arrows along the critical path. */
final class MermaidChart {

    private static final String INDENT = "    ";

    private final Report report;
    private final StringBuilder out = new StringBuilder();

    private MermaidChart(Report report) {
        this.report = report;
    }

    static String write(Report report) {
        MermaidChart chart = new MermaidChart(report);
        chart.nodes();
        chart.edges();
        chart.classes();
        return chart.out.toString();
    }

    private void nodes() {
        out.append("flowchart LR\n");
        int subgraph = 0;
        for (Section section : report.sections()) {
            if (section.phase().isPresent() && !section.tasks().isEmpty()) {
                String title = section.name() + ": " + section.phase().get().title();
                out.append(INDENT).append("subgraph p").append(subgraph++);
                out.append("[\"").append(escaped(title)).append("\"]\n");
                section.tasks().forEach(task -> node(task, INDENT + INDENT));
                out.append(INDENT).append("end\n");
            } else {
                section.tasks().forEach(task -> node(task, INDENT));
            }
        }
        for (int node = report.graph().taskCount(); node < report.graph().size(); node++) {
            String name = ((BarrierNode) report.graph().node(node)).name();
            out.append(INDENT)
                    .append("n" + node)
                    .append("([\"")
                    .append(escaped(name))
                    .append("\"])\n");
        }
    }

    private void node(int task, String indent) {
        String label =
                report.task(task).id() + " " + Texts.shortened(report.task(task).title(), Texts.LABEL_MAX);
        out.append(indent)
                .append("n" + task)
                .append("[\"")
                .append(escaped(label))
                .append("\"]\n");
    }

    private void edges() {
        Set<List<Integer>> thick = pathEdges();
        for (int node = 0; node < report.graph().size(); node++) {
            int to = node;
            report.graph()
                    .node(node)
                    .predecessors()
                    .forEach(from -> out.append(INDENT)
                            .append("n" + from)
                            .append(thick.contains(List.of(from, to)) ? " ==> " : " --> ")
                            .append("n" + to + "\n"));
            report.graph()
                    .node(node)
                    .onFailureOf()
                    .forEach(from -> out.append(INDENT).append("n" + from + " -. if it fails .-> n" + to + "\n"));
        }
    }

    /** The edges along the critical path, those that lead through barriers left out. */
    private Set<List<Integer>> pathEdges() {
        List<Integer> path = report.analysis().schedule().criticalPath();
        Set<List<Integer>> edges = new LinkedHashSet<>();
        for (int at = 1; at < path.size(); at++) {
            edges.add(List.of(path.get(at - 1), path.get(at)));
        }
        return edges;
    }

    private void classes() {
        Set<Integer> critical = report.critical();
        out.append(INDENT).append("classDef critical stroke:#d1242f,stroke-width:3px\n");
        for (int task : critical) {
            out.append(INDENT).append("class n" + task + " critical\n");
        }
        if (report.run().isEmpty()) {
            return;
        }
        States.COLOURS.forEach((state, colour) ->
                out.append(INDENT).append("classDef " + state + " fill:" + colour + ",color:#ffffff\n"));
        for (int task = 0; task < report.graph().taskCount(); task++) {
            out.append(INDENT).append("class n" + task + " " + report.state(task) + "\n");
        }
    }

    /** What stands in quotes: every character that Mermaid or Markdown could take for more than itself as its number. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        Texts.oneLine(text).codePoints().forEach(c -> {
            if ("#\"<>&`|%{}\\;*_~".indexOf(c) >= 0) {
                out.append('#').append(c).append(';');
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}

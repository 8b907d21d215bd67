package dev.stretto.report;

import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.report.Report.Section;
import java.util.Set;

/** A graph in Graphviz's language: phases as clusters, barriers as ovals, the critical path in red. */
final class DotGraph {

    private final Report report;
    private final Set<Integer> critical;
    private final StringBuilder out = new StringBuilder();

    private DotGraph(Report report) {
        this.report = report;
        this.critical = report.critical();
    }

    static String write(Report report) {
        DotGraph graph = new DotGraph(report);
        graph.write();
        return graph.out.toString();
    }

    private void write() {
        out.append("digraph plan {\n");
        out.append("  rankdir=LR;\n");
        out.append("  label=").append(quoted(report.plan().title())).append(";\n");
        out.append("  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"sans-serif\"];\n");
        int cluster = 0;
        for (Section section : report.sections()) {
            boolean phase = section.phase().isPresent() && !section.tasks().isEmpty();
            if (phase) {
                String title = section.name() + ": " + section.phase().get().title();
                out.append("  subgraph cluster_").append(cluster++).append(" {\n    label=");
                out.append(quoted(title)).append(";\n");
            }
            section.tasks().forEach(this::task);
            out.append(phase ? "  }\n" : "");
        }
        for (int node = report.graph().taskCount(); node < report.graph().size(); node++) {
            String name = ((BarrierNode) report.graph().node(node)).name();
            out.append("  n" + node)
                    .append(" [shape=oval, label=")
                    .append(quoted(name))
                    .append("];\n");
        }
        edges();
        out.append("}\n");
    }

    private void task(int task) {
        String label =
                report.task(task).id() + " " + Texts.shortened(report.task(task).title(), Texts.LABEL_MAX);
        out.append("    n" + task).append(" [label=").append(quoted(label));
        if (report.run().isPresent()) {
            out.append(", fontcolor=white, fillcolor=\"" + States.colour(report.state(task)) + "\"");
        }
        if (critical.contains(task)) {
            out.append(", penwidth=3, color=\"" + States.CRITICAL + "\"");
        }
        out.append("];\n");
    }

    private void edges() {
        for (int node = 0; node < report.graph().size(); node++) {
            int to = node;
            report.graph()
                    .node(node)
                    .predecessors()
                    .forEach(from -> out.append("  n" + from + " -> n" + to)
                            .append(
                                    critical.contains(from) && critical.contains(to)
                                            ? " [color=\"" + States.CRITICAL + "\"]"
                                            : "")
                            .append(";\n"));
            report.graph()
                    .node(node)
                    .onFailureOf()
                    .forEach(from -> out.append("  n" + from + " -> n" + to)
                            .append(" [style=dashed, label=\"if it fails\"];\n"));
        }
    }

    private static String quoted(String text) {
        return '"' + Texts.oneLine(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

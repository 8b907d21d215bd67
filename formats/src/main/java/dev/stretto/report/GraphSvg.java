package dev.stretto.report;

import dev.stretto.graph.Node.BarrierNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The graph as a drawing in layers: a column for each wave, barriers between the columns, and in each column every node near the
 * middle of what it waits for (the barycenter rule of Sugiyama, Tagawa and Toda 1981, one sweep).
 */
final class GraphSvg {

    /** More nodes than that make no picture. */
    static final int NODES_MAX = 1500;

    private static final int WIDTH = 190;
    private static final int HEIGHT = 26;
    private static final int ACROSS = 250;
    private static final int DOWN = 36;
    private static final int MARGIN = 16;
    private static final int BARRIER = 5;

    private final Report report;
    private final Set<Integer> critical;
    private final double[] x;
    private final double[] y;
    private final StringBuilder out = new StringBuilder();

    private GraphSvg(Report report) {
        this.report = report;
        this.critical = report.critical();
        this.x = new double[report.graph().size()];
        this.y = new double[report.graph().size()];
    }

    static String write(Report report) {
        GraphSvg drawing = new GraphSvg(report);
        drawing.write();
        return drawing.out.toString();
    }

    private void write() {
        int rows = place();
        int waves = report.analysis().schedule().waves().size();
        int width = 2 * MARGIN + Math.max(1, waves) * ACROSS;
        int height = 2 * MARGIN + Math.max(1, rows) * DOWN;
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\""
                + width + "\" height=\"" + height
                + "\" role=\"img\" aria-labelledby=\"graph-title\" class=\"graph\">\n");
        out.append("<title id=\"graph-title\">Which task waits for which, wave by wave</title>\n");
        out.append(SvgStyle.of("graph"));
        for (int node = 0; node < report.graph().size(); node++) {
            edges(node);
        }
        for (int node = 0; node < report.graph().size(); node++) {
            if (report.graph().isTask(node)) {
                task(node);
            } else {
                barrier(node);
            }
        }
        out.append("</svg>\n");
    }

    /** Gives every node its place; answers how many rows the fullest column has. */
    private int place() {
        Map<Integer, List<Integer>> columns = new TreeMap<>();
        for (int node : report.graph().topologicalOrder()) {
            int half = 2 * report.analysis().schedule().wave(node)
                    - (report.graph().isTask(node) ? 1 : 0);
            columns.computeIfAbsent(half, _ -> new ArrayList<>()).add(node);
        }
        int rows = 0;
        for (Map.Entry<Integer, List<Integer>> column : columns.entrySet()) {
            List<Integer> nodes = column.getValue();
            nodes.sort(Comparator.<Integer>comparingDouble(this::middle).thenComparingInt(node -> node));
            for (int row = 0; row < nodes.size(); row++) {
                x[nodes.get(row)] = left(nodes.get(row));
                y[nodes.get(row)] = MARGIN + row * DOWN + HEIGHT / 2.0;
            }
            rows = Math.max(rows, nodes.size());
        }
        return rows;
    }

    /** Tasks stand in the column of their wave, barriers between it and the next. */
    private double left(int node) {
        int wave = report.analysis().schedule().wave(node);
        return report.graph().isTask(node)
                ? MARGIN + (wave - 1) * ACROSS
                : MARGIN + (wave - 1) * ACROSS + (WIDTH + ACROSS) / 2.0;
    }

    private double middle(int node) {
        return report.graph().node(node).predecessors().stream()
                .mapToDouble(before -> y[before])
                .average()
                .orElse(0);
    }

    private void edges(int node) {
        for (int before : report.graph().node(node).predecessors()) {
            edge(before, node, "");
        }
        for (int before : report.graph().node(node).onFailureOf()) {
            edge(before, node, " stroke-dasharray=\"4 3\"");
        }
    }

    private void edge(int from, int to, String more) {
        double left = x[from] + (report.graph().isTask(from) ? WIDTH : BARRIER);
        double right = x[to] - (report.graph().isTask(to) ? 0 : BARRIER);
        double bend = Math.max(20, (right - left) / 2);
        boolean path = critical.contains(from) && critical.contains(to);
        out.append("<path class=\"edge" + (path ? " critical" : "") + "\"" + more + " d=\"M" + number(left) + " "
                + number(y[from]) + "C" + number(left + bend) + " " + number(y[from]) + " " + number(right - bend) + " "
                + number(y[to]) + " " + number(right) + " " + number(y[to]) + "\"/>\n");
    }

    private void task(int node) {
        String name = report.task(node).id() + " " + report.task(node).title();
        boolean run = report.run().isPresent();
        out.append("<g><title>")
                .append(Texts.xml(name + " (" + report.state(node) + ")"))
                .append("</title>");
        out.append("<rect class=\"node\" x=\"" + number(x[node]) + "\" y=\"" + number(y[node] - HEIGHT / 2.0)
                + "\" width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\" rx=\"4\"");
        out.append(critical.contains(node) ? " style=\"stroke:" + States.CRITICAL + ";stroke-width:2\"" : "");
        out.append("/>");
        if (run || report.state(node).equals("completed")) {
            out.append("<rect x=\"" + number(x[node]) + "\" y=\"" + number(y[node] - HEIGHT / 2.0) + "\" width=\"6\""
                    + " height=\"" + HEIGHT + "\" rx=\"3\" fill=\"" + States.colour(report.state(node)) + "\"/>");
        }
        out.append("<text class=\"small\" x=\"" + number(x[node] + 10) + "\" y=\"" + number(y[node] + 4) + "\">");
        out.append(Texts.xml(Texts.fitting(name, 28))).append("</text></g>\n");
    }

    private void barrier(int node) {
        String name = ((BarrierNode) report.graph().node(node)).name();
        out.append("<g><title>")
                .append(Texts.xml(name))
                .append("</title><circle class=\"node\" cx=\"" + number(x[node]) + "\" cy=\"" + number(y[node])
                        + "\" r=\"" + BARRIER + "\"/></g>\n");
    }

    private static String number(double value) {
        return Texts.decimal(value, 1);
    }
}

package dev.stretto.report;

import dev.stretto.graph.Node.BarrierNode;
import java.util.List;
import java.util.Set;

/** The graph as a drawing in layers, from left to right; {@link GraphLayout} says where everything stands. */
final class GraphSvg {

    /** More nodes than that make no picture. */
    static final int NODES_MAX = 1500;

    private static final int WIDTH = GraphLayout.WIDTH;
    private static final int HEIGHT = 26;
    private static final int BARRIER = 5;

    private final Report report;
    private final Set<Integer> critical;
    private final Arrows arrows;
    private final GraphLayout layout;
    private final StringBuilder out = new StringBuilder();

    private GraphSvg(Report report) {
        this.report = report;
        this.critical = report.critical();
        this.arrows = new Arrows(report.graph(), report.analysis().schedule().criticalPath());
        this.layout = new GraphLayout(report.graph(), report.analysis().schedule(), arrows);
    }

    static String write(Report report) {
        GraphSvg drawing = new GraphSvg(report);
        drawing.write();
        return drawing.out.toString();
    }

    private void write() {
        int width = layout.width();
        int height = layout.height();
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\""
                + width + "\" height=\"" + height
                + "\" role=\"img\" aria-labelledby=\"graph-title\" class=\"graph\">\n");
        out.append("<title id=\"graph-title\">Which task waits for which, wave by wave</title>\n");
        out.append(SvgStyle.of("graph"));
        edges(false);
        edges(true);
        for (int node = 0; node < report.graph().size(); node++) {
            if (report.graph().isTask(node)) {
                task(node);
            } else {
                barrier(node);
            }
        }
        out.append("</svg>\n");
    }

    /** Those of the critical path come last, so that they lie on top. */
    private void edges(boolean path) {
        for (int node = 0; node < report.graph().size(); node++) {
            for (int before : arrows.to(node)) {
                if (arrows.isCritical(before, node) == path) {
                    edge(before, node, path ? " critical" : "", "");
                }
            }
            for (int before : path ? List.<Integer>of() : report.graph().node(node).onFailureOf()) {
                edge(before, node, "", " stroke-dasharray=\"4 3\"");
            }
        }
    }

    private void edge(int from, int to, String style, String more) {
        double x = layout.x(from) + (report.graph().isTask(from) ? WIDTH : BARRIER);
        double y = layout.y(from);
        out.append("<path class=\"edge" + style + "\"" + more + " d=\"M" + number(x) + " " + number(y));
        for (GraphLayout.Gap gap : layout.way(from, to)) {
            curve(x, y, gap.left(), gap.y());
            x = gap.left() + WIDTH;
            y = gap.y();
            out.append("H").append(number(x));
        }
        curve(x, y, layout.x(to) - (report.graph().isTask(to) ? 0 : BARRIER), layout.y(to));
        out.append("\"/>\n");
    }

    private void curve(double left, double top, double right, double bottom) {
        double bend = Math.max(12, (right - left) / 2);
        out.append("C" + number(left + bend) + " " + number(top) + " " + number(right - bend) + " " + number(bottom) + " "
                + number(right) + " " + number(bottom));
    }

    private void task(int node) {
        String name = report.task(node).id() + " " + report.task(node).title();
        boolean run = report.run().isPresent();
        out.append("<g><title>")
                .append(Texts.xml(name + " (" + report.state(node) + ")"))
                .append("</title>");
        out.append("<rect class=\"node\" x=\"" + number(layout.x(node)) + "\" y=\"" + number(layout.y(node) - HEIGHT / 2.0)
                + "\" width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\" rx=\"4\"");
        out.append(critical.contains(node) ? " style=\"stroke:" + States.CRITICAL + ";stroke-width:2\"" : "");
        out.append("/>");
        if (run || report.state(node).equals("completed")) {
            out.append("<rect x=\"" + number(layout.x(node)) + "\" y=\"" + number(layout.y(node) - HEIGHT / 2.0) + "\" width=\"6\""
                    + " height=\"" + HEIGHT + "\" rx=\"3\" fill=\"" + States.colour(report.state(node)) + "\"/>");
        }
        out.append("<text class=\"small\" x=\"" + number(layout.x(node) + 10) + "\" y=\"" + number(layout.y(node) + 4) + "\">");
        out.append(Texts.xml(Texts.fitting(name, 28))).append("</text></g>\n");
    }

    private void barrier(int node) {
        String name = ((BarrierNode) report.graph().node(node)).name();
        out.append("<g><title>")
                .append(Texts.xml(name))
                .append("</title><circle class=\"node\" cx=\"" + number(layout.x(node)) + "\" cy=\"" + number(layout.y(node))
                        + "\" r=\"" + BARRIER + "\"/></g>\n");
    }

    private static String number(double value) {
        return Texts.decimal(value, 1);
    }
}

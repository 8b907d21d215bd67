package dev.stretto.format.mermaid;

import dev.stretto.format.markdown.Block;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Position;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@code graph} or {@code flowchart} of Mermaid draws, as far as order is concerned.
 *
 * @param nodes each node once, in order of appearance, by its name in the graph
 * @param edges its arrows in order
 * @param notUnderstood the first line that could not be read
 */
public record MermaidGraph(Map<String, Node> nodes, List<Edge> edges, Optional<Position> notUnderstood) {

    /** Mermaid itself draws no graph of more than 500 arrows unless told to. */
    static final int EDGES_MAX = 500;

    public MermaidGraph {
        edges = List.copyOf(edges);
    }

    /**
     * A node.
     *
     * @param label what stands in it; its name in the graph where nothing does
     */
    public record Node(String name, String label, Position position) {}

    /**
     * An arrow or line.
     *
     * @param blocking whether it is drawn through; a dotted one binds nothing
     */
    public record Edge(Node from, Node to, boolean blocking, Position position) {}

    /** The graph of a fenced block; empty where it is no graph of Mermaid. */
    public static Optional<MermaidGraph> of(Block.Fence fence) {
        TextSpan raw = fence.raw();
        if (!fence.info().toLowerCase(Locale.ROOT).startsWith("mermaid") || raw.lineCount() < 2) {
            return Optional.empty();
        }
        return MermaidParser.parse(raw.lines(1, raw.lineCount()));
    }
}

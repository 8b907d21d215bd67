package dev.stretto.format.mermaid;

import dev.stretto.format.mermaid.MermaidGraph.Edge;
import dev.stretto.format.mermaid.MermaidGraph.Node;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the flowchart syntax of Mermaid (mermaid.js.org, "Flowcharts"): chains of nodes and links; what only styles or
 * groups is skipped.
 */
final class MermaidParser {

    private static final Pattern START =
            Pattern.compile("\\s*(?:graph|flowchart)\\b(?:[ \\t]+[A-Za-z]{2}\\b)?[ \\t]*;?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SKIPPED = Pattern.compile(
            "\\s*(?:$|%%|`{3}|~{3}|(?:subgraph|end|style|classDef|class|linkStyle|click|direction|accTitle|accDescr)\\b(?!\\s*-)).*");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_]++(?:[.-][\\p{L}\\p{N}_]++)*+");
    private static final Pattern CLASS = Pattern.compile(":::[\\w-]+");
    private static final Pattern LABEL_MARKUP = Pattern.compile("<[^<>]{0,40}>|[\"`]");
    private static final Pattern AND = Pattern.compile("\\s*&\\s*");

    private static final String HEAD = "(?:[>ox](?=[\\s|])|>)";
    private static final String DOTTED = "-\\.{1,9}-" + HEAD + "?|-\\.\\s?[^.|\\n]{1,100}\\s?\\.{1,9}-" + HEAD + "?";
    private static final String THROUGH = "-{2,9}" + HEAD + "|-{3,9}|={2,9}" + HEAD + "|={3,9}"
            + "|--\\s?[^-|>\\n][^|>\\n]{0,99}?-{2,9}" + HEAD + "?|==\\s?[^=|>\\n][^|>\\n]{0,99}?={2,9}" + HEAD + "?";
    private static final Pattern LINK = Pattern.compile("\\s*(?:(?<soft><[-=.]{1,9}>?|~{3,9}|" + DOTTED + ")|(?:"
            + THROUGH + "))\\s*(?:\\|[^|\\n]{0,200}\\|)?\\s*");

    private final TextSpan span;
    private final String text;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private @Nullable Position notUnderstood;
    private int at;
    private int end;

    private MermaidParser(TextSpan span) {
        this.span = span;
        this.text = span.text();
    }

    /** The graph of a text that starts behind the opening fence; empty where it is another kind of diagram. */
    static Optional<MermaidGraph> parse(TextSpan span) {
        int first = 0;
        while (first < span.lineCount() && skipped(span, first)) {
            first++;
        }
        if (first == span.lineCount()) {
            return Optional.empty();
        }
        Matcher start = START.matcher(span.text()).region(span.lineStart(first), span.lineEnd(first));
        if (!start.lookingAt()) {
            return Optional.empty();
        }
        MermaidParser parser = new MermaidParser(span);
        parser.statements(start.end(), span.lineEnd(first));
        for (int line = first + 1; line < span.lineCount(); line++) {
            if (!skipped(span, line)) {
                parser.statements(span.lineStart(line), span.lineEnd(line));
            }
        }
        return Optional.of(new MermaidGraph(parser.nodes, parser.edges, Optional.ofNullable(parser.notUnderstood)));
    }

    private static boolean skipped(TextSpan span, int line) {
        return SKIPPED.matcher(span.text())
                .region(span.lineStart(line), span.lineEnd(line))
                .lookingAt();
    }

    /** The statements of one line, which semicolons may separate. */
    private void statements(int from, int to) {
        at = from;
        end = to;
        while (at < end) {
            char c = text.charAt(at);
            if (c == ';' || Character.isWhitespace(c)) {
                at++;
            } else if (!statement()) {
                notUnderstood = notUnderstood == null ? span.position(at) : notUnderstood;
                return;
            }
        }
    }

    /** A chain: nodes, and links to further nodes. */
    private boolean statement() {
        List<Node> before = nodes();
        if (before.isEmpty()) {
            return false;
        }
        Matcher link = LINK.matcher(text);
        while (at < end && link.region(at, end).lookingAt()) {
            Position position = span.position(at);
            boolean blocking = link.group("soft") == null;
            at = link.end();
            List<Node> after = nodes();
            if (after.isEmpty() || (long) before.size() * after.size() > MermaidGraph.EDGES_MAX) {
                return false;
            }
            for (Node from : before) {
                after.forEach(to -> edge(new Edge(from, to, blocking, position)));
            }
            before = after;
        }
        return at == end || text.charAt(at) == ';' || text.substring(at, end).isBlank();
    }

    private void edge(Edge edge) {
        if (edges.size() < MermaidGraph.EDGES_MAX) {
            edges.add(edge);
        } else {
            notUnderstood = notUnderstood == null ? edge.position() : notUnderstood;
        }
    }

    /** One node, or several joined by {@code &}. */
    private List<Node> nodes() {
        List<Node> found = new ArrayList<>();
        Matcher and = AND.matcher(text);
        do {
            Optional<Node> node = node();
            if (node.isEmpty()) {
                return List.of();
            }
            found.add(node.get());
        } while (take(and));
        return found;
    }

    private boolean take(Matcher matcher) {
        boolean there = matcher.region(at, end).lookingAt();
        at = there ? matcher.end() : at;
        return there;
    }

    private Optional<Node> node() {
        Matcher name = NAME.matcher(text);
        int start = at;
        if (!take(name)) {
            return Optional.empty();
        }
        Node node = new Node(name.group(), name.group(), span.position(start));
        if (at < end && "[({>".indexOf(text.charAt(at)) >= 0) {
            int close = closing(at);
            if (close < 0) {
                return Optional.empty();
            }
            node = labelled(name.group(), at, close + 1);
            at = close + 1;
            nodes.put(node.name(), node);
        }
        take(CLASS.matcher(text));
        nodes.putIfAbsent(node.name(), node);
        return Optional.ofNullable(nodes.get(node.name()));
    }

    /** The bracket that ends a shape; -1 where none does. */
    private int closing(int open) {
        int depth = 0;
        boolean quoted = false;
        for (int here = open; here < end; here++) {
            char c = text.charAt(here);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && ("[({".indexOf(c) >= 0 || here == open)) {
                depth++;
            } else if (!quoted && "])}".indexOf(c) >= 0 && --depth == 0) {
                return here;
            }
        }
        return -1;
    }

    /** A node whose shape, of one to three pairs of brackets, stands between two offsets. */
    private Node labelled(String name, int from, int to) {
        int start = from + 1;
        int stop = to - 1;
        while (start < stop && pair(text.charAt(start), text.charAt(stop - 1))) {
            start++;
            stop--;
        }
        String label = LABEL_MARKUP
                .matcher(text.substring(start, stop))
                .replaceAll(" ")
                .strip();
        return new Node(name, label.isEmpty() ? name : label, span.position(start));
    }

    private static boolean pair(char open, char close) {
        return (open == '[' && close == ']')
                || (open == '(' && close == ')')
                || (open == '{' && close == '}')
                || ((open == '/' || open == '\\') && (close == '/' || close == '\\'));
    }
}

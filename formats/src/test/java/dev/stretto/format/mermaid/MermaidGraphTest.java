package dev.stretto.format.mermaid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import dev.stretto.format.markdown.Block;
import dev.stretto.format.markdown.MarkdownDocument;
import dev.stretto.plan.Position;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MermaidGraphTest {

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            A --> B ! A>B
            A-->B ! A>B
            A ----> B ! A>B
            A --- B ! A>B
            A ==> B ! A>B
            A --x B ! A>B
            A -->|then| B ! A>B
            A -- then --> B ! A>B
            A == then ==> B ! A>B
            A --> B --> C ! A>B B>C
            A & B --> C & D ! A>C A>D B>C B>D
            A --> B; B --> C; ! A>B B>C
            A -.-> B ! A~B
            A -.with.-> B ! A~B
            A -. with .-> B ! A~B
            A -.- B ! A~B
            A <--> B ! A~B
            A ~~~ B ! A~B
            A:::green --> B ! A>B
            """)
    void arrows(String line, String edges) {
        assertThat(edges(graph("graph TD\n    " + line))).isEqualTo(edges);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            A[Phase 1: Core] ! Phase 1: Core
            A(Phase 1) ! Phase 1
            A((Phase 1)) ! Phase 1
            A([Phase 1]) ! Phase 1
            A[[Phase 1]] ! Phase 1
            A[(Phase 1)] ! Phase 1
            A{Phase 1} ! Phase 1
            A{{Phase 1}} ! Phase 1
            A>Phase 1] ! Phase 1
            A[/Phase 1/] ! Phase 1
            A["Phase 1 (the ] core)"] ! Phase 1 (the ] core)
            A[Phase 1 (core)] ! Phase 1 (core)
            A[Phase 1<br/>core] ! Phase 1 core
            A ! A
            """)
    void shapes(String node, String label) {
        MermaidGraph graph = graph("flowchart LR\n" + node + " --> B");

        assertThat(graph.nodes().values()).extracting(MermaidGraph.Node::label).containsExactly(label, "B");
        assertThat(edges(graph)).isEqualTo("A>B");
    }

    @Test
    void aNodeMayBeLabelledLater() {
        MermaidGraph graph = graph("graph TD\nA --> B\nA[First]");

        assertThat(graph.nodes().values()).extracting(MermaidGraph.Node::label).containsExactly("First", "B");
    }

    @Test
    void whatOnlyStylesOrGroupsIsSkipped() {
        MermaidGraph graph = graph("""
                %% a picture
                graph TD
                    subgraph one [Part one]
                    A --> B
                    end
                    style A fill:#90EE90
                    classDef green fill:#0f0
                    click A "https://example.org"
                    linkStyle 0 stroke:red""");

        assertThat(edges(graph)).isEqualTo("A>B");
        assertThat(graph.notUnderstood()).isEmpty();
    }

    @Test
    void aLineThatIsNoChainIsNamedAndTheRestIsRead() {
        MermaidGraph graph = graph("graph TD\nA --> [oops\nB --> C");

        assertThat(edges(graph)).isEqualTo("B>C");
        assertThat(graph.notUnderstood()).hasValue(new Position(3, 7));
    }

    @Test
    void otherDiagramsAreNoGraphs() {
        assertThat(parse("```mermaid\ngantt\n  A --> B\n```\n")).isEmpty();
        assertThat(parse("```text\ngraph TD\n  A --> B\n```\n")).isEmpty();
        assertThat(parse("```mermaid\n```\n")).isEmpty();
    }

    @Test
    void aGraphOfTooManyArrowsIsCutShort() {
        String many = "A --> B\n".repeat(MermaidGraph.EDGES_MAX + 1);
        String wide = "A" + " & A".repeat(40) + " --> B" + " & B".repeat(40);

        assertThat(graph("graph TD\n" + many).edges()).hasSize(MermaidGraph.EDGES_MAX);
        assertThat(graph("graph TD\n" + many).notUnderstood()).isPresent();
        assertThat(graph("graph TD\n" + wide).notUnderstood()).isPresent();
    }

    private static String edges(MermaidGraph graph) {
        return String.join(
                " ",
                graph.edges().stream()
                        .map(edge -> edge.from().name()
                                + (edge.blocking() ? ">" : "~")
                                + edge.to().name())
                        .toList());
    }

    private static MermaidGraph graph(String text) {
        return parse("```mermaid\n" + text + "\n```\n").orElseThrow();
    }

    private static Optional<MermaidGraph> parse(String text) {
        PlanSource source = PlanSource.of("plan.md", text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
        List<Block> blocks = MarkdownDocument.parse(source, 1, new Diagnostics("plan.md"))
                .orElseThrow()
                .blocks();
        return MermaidGraph.of((Block.Fence) blocks.getFirst());
    }
}

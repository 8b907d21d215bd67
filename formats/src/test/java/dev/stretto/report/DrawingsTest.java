package dev.stretto.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Charts, graphs and files for other programs are well formed, whatever the titles are, and say what the plan and run say. */
final class DrawingsTest {

    private static final Pattern MERMAID_NODE = Pattern.compile("\\s+(n\\d+)[(\\[]+\"[^\"]*\"[)\\]]+");
    private static final Pattern MERMAID_EDGE =
            Pattern.compile("\\s+(n\\d+) (?:-->|==>|-\\. if it fails \\.->) (n\\d+)");
    private static final Pattern MERMAID_REST = Pattern.compile(
            "flowchart LR|\\s+subgraph p\\d+\\[\"[^\"]*\"\\]|\\s+end|\\s+classDef .*|\\s+class n\\d+ [a-z]+");
    private static final Pattern DOT_STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    static Stream<Report> reports() {
        Report login = Samples.report(Samples.LOGIN);
        Report hostile = Samples.hostile();
        return Stream.of(login, Samples.afterRun(login), hostile, Samples.afterRun(hostile));
    }

    private static String write(ReportKind kind, Report report) {
        return Reports.write(kind, report);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyLineOfAMermaidChartIsANodeAnEdgeBetweenNodesOrAClass(Report report) {
        Set<String> nodes = new LinkedHashSet<>();
        List<String> ends = new ArrayList<>();
        for (String line : write(ReportKind.MERMAID, report).lines().toList()) {
            Matcher node = MERMAID_NODE.matcher(line);
            Matcher edge = MERMAID_EDGE.matcher(line);
            if (node.matches()) {
                nodes.add(node.group(1));
            } else if (edge.matches()) {
                ends.addAll(List.of(edge.group(1), edge.group(2)));
            } else {
                assertThat(line).matches(MERMAID_REST);
            }
            assertThat(line).doesNotContain("<", "`", "%%");
        }
        assertThat(nodes).hasSize(report.graph().size()).containsAll(ends);
    }

    @Test
    void aMermaidChartMarksTheCriticalPathAndTheStatesOfARun() {
        String chart = write(ReportKind.MERMAID, Samples.afterRun(Samples.report(Samples.LOGIN)));

        assertThat(chart)
                .contains("subgraph p0[\"Phase 1: Core\"]")
                .contains("n0[\"1.1 Create the types\"]")
                .contains("n0 ==> n1")
                .contains("n0 --> n2")
                .contains("class n1 critical")
                .contains("class n0 completed")
                .contains("class n1 failed");
        assertThat(write(ReportKind.MERMAID, Samples.report(Samples.LOGIN))).doesNotContain("completed");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aDotGraphHasBalancedQuotesAndBracesAndKnownNodes(Report report) {
        String bare = DOT_STRING.matcher(write(ReportKind.DOT, report)).replaceAll("S");

        assertThat(bare).doesNotContain("\"", "\\");
        assertThat(bare.chars().filter(c -> c == '{').count())
                .isEqualTo(bare.chars().filter(c -> c == '}').count());
        Set<String> nodes = new LinkedHashSet<>();
        Pattern.compile("(?m)^\\s+(n\\d+) \\[").matcher(bare).results().forEach(node -> nodes.add(node.group(1)));
        assertThat(nodes).hasSize(report.graph().size());
        Pattern.compile("(n\\d+) -> (n\\d+)")
                .matcher(bare)
                .results()
                .forEach(edge -> assertThat(nodes).contains(edge.group(1), edge.group(2)));
        assertThat(bare).contains("[color=S]");
    }

    private static Document xml(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        } catch (Exception e) {
            throw new AssertionError(e.getMessage() + "\n" + text, e);
        }
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int at = 0; at < found.getLength(); at++) {
            elements.add((Element) found.item(at));
        }
        return elements;
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aGanttChartIsXmlWithATitleForEveryTask(Report report) {
        Document chart = xml(write(ReportKind.GANTT_SVG, report));

        assertThat(chart.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(elements(chart, "g")).hasSize(report.plan().tasks().size());
        assertThat(elements(chart, "g"))
                .allSatisfy(row -> assertThat(row.getElementsByTagName("title").getLength())
                        .isEqualTo(1));
        assertThat(elements(chart, "script")).isEmpty();
        assertThat(elements(chart, "style").getFirst().getTextContent())
                .as("alone in a dark window its ground is dark, as its letters expect")
                .contains("color-scheme:light dark");
    }

    @Test
    void aGanttChartTellsWhatWasPlannedAndWhatItTook() {
        Document chart = xml(write(ReportKind.GANTT_SVG, Samples.afterRun(Samples.report(Samples.LOGIN))));
        List<String> titles =
                elements(chart, "title").stream().map(Element::getTextContent).toList();

        assertThat(titles)
                .contains("1.1 Create the types: planned 0h to 2h, critical; completed after 4 s in 2 attempts")
                .anyMatch(title -> title.startsWith("1.2") && title.endsWith("exit status 1 <&\"]]>"));
        // A planned bar for each task, and three attempts.
        assertThat(elements(chart, "rect")).hasSize(7 + 3);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aTraceHasACompleteEventForEachTaskAndNoTwoAtOnceInASlot(Report report) {
        JsonNode trace = JsonMapper.shared().readTree(write(ReportKind.CHROME_TRACE, report));
        List<JsonNode> events = trace.path("traceEvents")
                .valueStream()
                .filter(event -> event.path("ph").asString().equals("X"))
                .toList();

        assertThat(events.stream().filter(event -> event.path("pid").asInt() == 1))
                .hasSize(report.plan().tasks().size());
        assertThat(events.stream().filter(event -> event.path("pid").asInt() == 2))
                .hasSize(report.run().isPresent() ? 3 : 0);
        for (JsonNode one : events) {
            for (JsonNode other : events) {
                boolean sameSlot = one != other
                        && one.path("pid").asInt() == other.path("pid").asInt()
                        && one.path("tid").asInt() == other.path("tid").asInt();
                long oneEnd = one.path("ts").asLong() + one.path("dur").asLong();
                long otherEnd = other.path("ts").asLong() + other.path("dur").asLong();
                assertThat(sameSlot
                                && one.path("ts").asLong() < otherEnd
                                && other.path("ts").asLong() < oneEnd)
                        .as("%s beside %s", one, other)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void junitHasASuiteForEachPhaseAndACaseForEachTask(Report report) {
        Document junit = xml(write(ReportKind.JUNIT, report));

        assertThat(elements(junit, "testsuite")).hasSize((int) report.sections().stream()
                .filter(section -> !section.tasks().isEmpty())
                .count());
        assertThat(elements(junit, "testcase")).hasSize(report.plan().tasks().size());
        assertThat(junit.getDocumentElement().getAttribute("tests"))
                .isEqualTo(String.valueOf(report.plan().tasks().size()));
    }

    @Test
    void junitTellsHowATaskFailedWhyOneWasSkippedAndHowLongTheyTook() {
        Document junit = xml(write(ReportKind.JUNIT, Samples.afterRun(Samples.report(Samples.LOGIN))));
        List<Element> cases = elements(junit, "testcase");

        assertThat(cases.get(0).getAttribute("name")).isEqualTo("1.1 Create the types");
        assertThat(cases.get(0).getAttribute("time")).isEqualTo("4.000");
        assertThat(((Element) cases.get(1).getElementsByTagName("failure").item(0)).getAttribute("message"))
                .isEqualTo("exit status 1 <&\"]]>");
        assertThat(((Element) cases.get(2).getElementsByTagName("skipped").item(0)).getAttribute("message"))
                .isEqualTo("skipped: 1.2 did not complete");
        assertThat(junit.getDocumentElement().getAttribute("failures")).isEqualTo("1");
        assertThat(junit.getDocumentElement().getAttribute("skipped")).isEqualTo("5");
        assertThat(elements(junit, "testsuite").getFirst().getAttribute("timestamp"))
                .isEqualTo("1970-01-01T00:16:40");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aPageIsWellFormedLoadsNothingAndHoldsNoScript(Report report) {
        String page = write(ReportKind.HTML, report);
        // But for its elements without an end, the page is XML.
        Document document = xml(page.replace("<!DOCTYPE html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>"));

        assertThat(elements(document, "tr")).hasSize(report.plan().tasks().size() + 1);
        assertThat(elements(document, "svg")).hasSize(2);
        for (String name : List.of("script", "link", "img", "iframe", "object", "a", "b", "i")) {
            assertThat(elements(document, name)).as(name).isEmpty();
        }
        assertThat(page).doesNotContain("url(", "@import", "href=", "src=").contains("default-src 'none'");
    }

    /** The drawing of a page, which the chart stands before. */
    private static Element graph(Report report) {
        String page = write(ReportKind.HTML, report);
        return elements(xml(page.replace("<!DOCTYPE html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>")), "svg")
                .getLast();
    }

    private static List<Element> below(Element drawing, String name) {
        return elements(drawing.getOwnerDocument(), name).stream()
                .filter(element ->
                        (drawing.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_CONTAINED_BY) != 0)
                .toList();
    }

    /** Plans whose arrows pass many columns. */
    private static Stream<Report> tangled() {
        return LongStream.rangeClosed(1, 5).mapToObj(seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder("# Seed " + seed + "\n");
            for (int task = 1; task <= 40; task++) {
                text.append("- [ ] 1.").append(task).append(" t (depends: ");
                text.append(task == 1 ? "none" : "1." + random.nextInt(1, task) + ", 1." + random.nextInt(1, task));
                text.append(")\n");
            }
            return Samples.report(text.toString());
        });
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    @ParameterizedTest
    @MethodSource({"reports", "tangled"})
    void noArrowRunsThroughATask(Report report) {
        Element graph = graph(report);
        List<Element> tasks = below(graph, "rect").stream()
                .filter(task -> task.getAttribute("class").equals("node"))
                .toList();
        assertThat(tasks).hasSize(report.plan().tasks().size());
        for (Element arrow : below(graph, "path")) {
            Pattern.compile("([\\d.]+) ([\\d.]+)H([\\d.]+)")
                    .matcher(arrow.getAttribute("d"))
                    .results()
                    .forEach(level -> assertThat(tasks).noneSatisfy(task -> {
                        assertThat(number(task, "x"))
                                .isBetween(Double.parseDouble(level.group(1)) - 1, Double.parseDouble(level.group(3)));
                        assertThat(Double.parseDouble(level.group(2)))
                                .isBetween(number(task, "y"), number(task, "y") + number(task, "height"));
                    }));
        }
    }

    @Test
    void anArrowThatFollowsFromOthersIsLeftOut() {
        Report report = Samples.report("""
                - [ ] 1.1 a
                - [ ] 1.2 b (depends: 1.1)
                - [ ] 1.3 c (depends: 1.1, 1.2)
                - [ ] 1.4 d (depends: 1.1)
                - [ ] 1.5 e (depends: 1.3, 1.4)
                """);

        assertThat(below(graph(report), "path"))
                .hasSize(5)
                .filteredOn(arrow -> arrow.getAttribute("class").contains("critical"))
                .hasSize(3);
        assertThat(below(graph(report), "path"))
                .filteredOn(arrow -> arrow.getAttribute("d").contains("H"))
                .as("1.4 to 1.5, past 1.3")
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"71, 7, 12, 60h", "6.33, 7, 1, 6h", "0.95, 7, 0.16666, 50m"})
    void anAxisHasRoundMarks(double hours, int most, double step, String last) {
        assertThat(TickStep.minutes(hours * 60, most) / 60).isCloseTo(step, within(0.001));
        Report report = Samples.report("- [ ] 1.1 a (est: " + Math.round(hours * 60) + "m)");

        List<String> marks = elements(xml(write(ReportKind.GANTT_SVG, report)), "text").stream()
                .filter(text -> text.getAttribute("text-anchor").equals("middle"))
                .map(Element::getTextContent)
                .toList();
        assertThat(marks).hasSizeLessThanOrEqualTo(most + 1).startsWith("0h").endsWith(last);
    }

    @Test
    void aPageOfARunSetsPlannedAgainstActual() {
        assertThat(write(ReportKind.HTML, Samples.afterRun(Samples.report(Samples.LOGIN))))
                .contains("<dt>Run</dt><dd>abc12, failed</dd>")
                .contains("<th>Took</th>")
                .contains(">4 s</td><td>2</td>");
    }

    @Test
    void aPlanOfFiveHundredTasksStaysReadable() {
        StringBuilder text = new StringBuilder("# Large\n");
        for (int task = 1; task <= 500; task++) {
            text.append("- [ ] 1.").append(task).append(" t");
            text.append(task > 7 ? " (depends: 1." + (task - 7) + ")" : "").append(" (est: 1h)\n");
        }
        Report report = Samples.report(text.toString());

        assertThat(elements(xml(write(ReportKind.GANTT_SVG, report)), "g")).hasSize(500);
        for (ReportKind kind : ReportKind.values()) {
            assertThat(write(kind, report).length()).as(kind.label()).isBetween(10_000, 1_500_000);
        }
    }
}

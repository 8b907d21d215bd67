package dev.stretto.format.registry;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts that no tool writes, of any size: the words of all dialects, repeated or nested far beyond what a plan holds. */
final class HostileTexts {

    private static final String SHEET_BOX = """
            Batch 1.%1$d: [P] One (2 tasks)
            ┌────────────────┐
            │ 1.%1$d One (1-2h) │ → Needs 1.1, Batch 1.1
            └────────────────┘
            """;

    private int many;
    private final Map<String, byte[]> texts = new LinkedHashMap<>();

    private HostileTexts(int many) {
        this.many = many;
    }

    /**
     * All of them by their names.
     *
     * @param many how often what is repeated stands there
     * @param deep how deep what is nested is
     */
    static Map<String, byte[]> of(int many, int deep) {
        HostileTexts texts = new HostileTexts(many);
        texts.bytes();
        texts.lines();
        texts.lists();
        texts.references();
        texts.frontMatter();
        texts.json();
        texts.drawings();
        texts.many = deep;
        texts.nesting();
        texts.nestedJson();
        return texts.texts;
    }

    private void put(String name, String text) {
        texts.put(name, text.getBytes(UTF_8));
    }

    private void repeat(String name, String lead, String piece, String end) {
        put(name, lead + piece.repeat(many) + end);
    }

    private void each(String name, String lead, IntFunction<String> piece, String between, String end) {
        put(name, lead + IntStream.range(0, many).mapToObj(piece).collect(Collectors.joining(between)) + end);
    }

    /** What is no text, or none that says anything. */
    private void bytes() {
        String plan = "# A\n- [ ] 1.1 a\n".repeat(many / 10);
        byte[] invalid = plan.getBytes(UTF_8);
        invalid[invalid.length - 4] = (byte) 0xc3;
        texts.put("a byte that is no UTF-8, at the end", invalid);
        byte[] none = new byte[many];
        Arrays.fill(none, (byte) 0xff);
        texts.put("only bytes that are no UTF-8", none);
        put("a NUL at the end", plan + "\0");
        repeat("only NULs", "", "\0", "");
        repeat("only blanks", "", " \t\n\r\n\u00a0", "");
        texts.put("UTF-16 with its mark", ("\uFEFF" + plan).getBytes(UTF_16LE));
        texts.put("UTF-16 without its mark", plan.getBytes(UTF_16LE));
        put("a byte order mark alone", "\uFEFF");
        repeat("byte order marks", "", "\uFEFF", "");
        repeat("returns alone", "- [ ] 1.1 a", "\r- [ ] a", "");
    }

    /** One line, or a place in a line, that does not end. */
    private void lines() {
        put("a line of megabytes", "- [ ] 1.1 " + "`a/b.ts` (x) ".repeat(4 * many));
        put("a heading of megabytes", "## Phase 1: " + "a **b** ".repeat(5 * many) + "\n- [ ] a\n");
        for (String piece : new String[] {
            "`",
            "``a` ",
            "*a ",
            "**",
            "_a* ",
            "~~",
            "<!-- ",
            "[a](",
            "![",
            "<a ",
            "&",
            "\\",
            "(depends: ",
            "(est: 1h) ",
            "[P] ",
            "✅ ",
            "→ ",
            "a: ",
            "1.",
            "T1 ",
            ", ",
            "| ",
            "日",
            "https://a.b/c ",
            "src/a/",
            "@a "
        }) {
            repeat("on a line: " + piece, "## Phase 1: a\n- [ ] 1.1 T001 a ", piece, "\n");
            repeat("in a heading: " + piece, "### Task 1: a ", piece, "\n- [ ] a\n");
            repeat("in a paragraph: " + piece, "# A\n## Phase 1: a\n- [ ] 1.1 a\n\n", piece + "\n", "");
        }
        repeat("link definitions", "- [ ] 1.1 [a]\n\n", "[a]: b\n", "");
        repeat("blanks at the end", "- [ ] 1.1 a", " ", "b\n");
        repeat("digits", "- [ ] 1.1 a (est: ", "9", "h)\n");
        repeat("an id of digits", "- [ ] ", "1", ".1 a\n");
    }

    private void nesting() {
        for (String open : new String[] {"(", "[", "{", "<", ">", "- ", "* ", "1. ", "- [ ] ", "> - "}) {
            repeat("nested in a line: " + open, "", open, "a\n");
            repeat("nested in a task: " + open, "- [ ] 1.1 a ", open, "\n");
        }
        repeat("quotes that go on", "", ">", "\n" + "a\n".repeat(many / 10));
        StringBuilder deep = new StringBuilder();
        int levels = Math.min(many / 10, 300);
        for (int level = 0; level < levels; level++) {
            deep.append("  ".repeat(level)).append("- [ ] 1.").append(level).append(" a\n");
        }
        put("lists in lists", deep.toString());
        repeat("stars of a deep heading", "* TODO a\n", "*", " TODO b\n");
    }

    /** Many of what a plan has some of. */
    private void lists() {
        repeat("fences", "", "```\n", "");
        put("an unclosed fence", "- [ ] 1.1 a\n```\n" + "- [ ] 1.2 a\n".repeat(many));
        repeat("empty headings", "", "#\n", "");
        each("headings of phases", "", at -> "## Phase " + at + ": a", "\n", "\n");
        each(
                "headings of tasks",
                "# Plan\n",
                at -> "### Task " + at + ": a\n**Depends on:** Task " + (at - 1),
                "\n",
                "\n");
        each("headings with ids", "# Plan\n", at -> "### TASK-" + at + ": a\n- [ ] a", "\n", "\n");
        each(
                "headings of weeks",
                "# Implementation Strategy\n",
                at -> "## Week " + at + ": a\n- Day 1: Phase 1",
                "\n",
                "\n");
        repeat("boxes", "## Phase 1: a\n", "- [ ] a\n", "");
        each("boxes with ids", "## Phase 1: a\n", at -> "- [ ] 1." + at + " a", "\n", "\n");
        each("boxes of one file", "## Phase 1: a\n", at -> "- [ ] T" + at + " [P] a in src/a.ts", "\n", "\n");
        each(
                "boxes of Kiro",
                "# Implementation Plan\n",
                at -> "- [ ] " + at + ". a\n  - _Requirements: 1.1_",
                "\n",
                "\n");
        each(
                "items of an outline",
                "",
                at -> "* TODO [#A] Task " + at + "\n:PROPERTIES:\n:ID: a" + at + "\n:DEPENDS: a" + (at - 1) + "\n:END:",
                "\n",
                "\n");
        each(
                "ever deeper headings of an outline",
                "",
                at -> "*".repeat(1 + at % 50) + " TODO 1." + at + " a",
                "\n",
                "\n");
        repeat("open drawers", "* TODO a\n", ":PROPERTIES:\n", "");
        each(
                "a table",
                "| Wave | Phases |\n|---|---|\n",
                at -> "| " + at + " | 1, 2-3, " + at + " |",
                "\n",
                "\n- [ ] 1.1 a\n");
        repeat("a table of many columns", "|", " a |", "\n" + "|" + "---|".repeat(many) + "\n- [ ] 1.1 a\n");
        repeat("columns and rows", "|" + " a |".repeat(1_000) + "\n|" + "---|".repeat(1_000) + "\n", "|x\n", "");
    }

    private void references() {
        String tasks = IntStream.range(0, many)
                .mapToObj(at -> "- [ ] 1." + at + " a\n")
                .collect(Collectors.joining());
        each(
                "dependencies on a line",
                "## Phase 1: A\n" + tasks + "- [ ] 2.1 b (depends: ",
                at -> "1." + at,
                ", ",
                ")\n");
        each("unknown ids on a line", "- [ ] 1.1 a (depends: ", at -> "7." + at, ", ", ")\n");
        each("unknown ids, each on its line", "", at -> "- [ ] 1." + at + " a (depends: 1.x" + at + ")", "\n", "\n");
        each(
                "unknown ids like those there",
                "",
                at -> "- [ ] TASK-" + at + " a (depends: TAKS-" + at + ")",
                "\n",
                "\n");
        repeat("one id", "## Phase 1: A\n", "- [ ] 1.1 a\n", "");
        repeat("one task of Spec Kit", "## Phase 1: A\n", "- [ ] T001 [P] a in src/a.ts\n", "");
        repeat("one heading", "", "### TASK-001: a\n", "");
        repeat("one phase", "", "## Phase 1: a\n- [ ] a\n", "");
        each("ranges", "", at -> "- [ ] 1." + at + " a (depends: 1.1-1.99999)", "\n", "\n");
        each("ranges of Spec Kit", "", at -> "- [ ] T" + at + " a\n- T001-T99999 depend on T1-T99999", "\n", "\n");
        each(
                "prose on order",
                "## Dependencies\n",
                at -> "- Phase " + at + " depends on Phase " + (at + 1),
                "\n",
                "\n## Phase 1: a\n- [ ] T001 a\n");
        each(
                "phases that wait for all",
                "",
                at -> "## Phase " + at + ": a\n**Depends on:** Phase 0-" + at + "\n- [ ] a",
                "\n",
                "\n");
    }

    private void frontMatter() {
        each(
                "dependencies in front matter",
                "---\nid: task-1\ndependencies: [",
                at -> "task-" + at,
                ", ",
                "]\n---\na\n- [ ] a\n");
        repeat("a flow list in front matter", "---\nid: task-1\ndependencies: ", "[", "\n---\na\n");
        repeat("a closed flow list in front matter", "---\na: ", "[", "]".repeat(many) + "\n---\n- [ ] 1.1 a\n");
        repeat("a flow map in front matter", "---\ntitle: ", "{a: ", "\n---\na\n");
        StringBuilder bomb = new StringBuilder("---\na0: &a0 [x, x]\n");
        for (int level = 1; level < 100; level++) {
            bomb.append("a%1$d: &a%1$d [*a%2$d, *a%2$d, *a%2$d, *a%2$d]\n".formatted(level, level - 1));
        }
        put("an alias bomb", bomb + "dependencies: *a99\n---\n- [ ] 1.1 a\n");
        repeat("front matters", "", "---\nid: task-1\ntitle: a\n---\n", "- [ ] 1.1 a\n");
        each("keys of front matter", "---\n", at -> "key" + at + ": a", "\n", "\n---\n- [ ] 1.1 a\n");
        repeat("one key", "---\n", "id: a\n", "---\n- [ ] 1.1 a\n");
        repeat("front matter without an end", "---\n", "id: a\n", "");
        repeat("a deep map in front matter", "---\n", "a:\n ", "x\n---\n- [ ] 1.1 a\n");
        repeat("a list of dashes in front matter", "---\ndependencies: \n", "- ", "x\n---\n- [ ] 1.1 a\n");
    }

    private void nestedJson() {
        repeat("open arrays", "", "[", "");
        repeat("arrays", "", "[", "]".repeat(many));
        repeat("open objects", "", "{\"a\":", "");
        repeat("objects", "", "{\"tasks\":", "1" + "}".repeat(many));
        repeat("tasks in tasks", "", "{\"tasks\":[{\"id\":1,\"subtasks\":[", "");
    }

    private void json() {
        for (String list : new String[] {"tasks", "tickets"}) {
            each(list, "{\"" + list + "\":[", at -> task("t" + at, "\"t" + (at - 1) + "\""), ",", "]}");
            each(
                    list + ", a line each",
                    "{\"" + list + "\":[",
                    at -> task("t" + at, "\"t" + (at + 1) + "\""),
                    ",\n",
                    "]}");
            each(list + " with one id", "{\"" + list + "\":[", at -> task("t", "\"t\""), ",\n", "]}");
            each(
                    list + " with unknown ids",
                    "{\"" + list + "\":[",
                    at -> task("t" + at, "\"x" + at + "\""),
                    ",\n",
                    "]}");
            each(
                    "dependencies of one of " + list,
                    "{\"" + list + "\":[{\"id\":\"a\",\"title\":\"b\",\"dependencies\":[",
                    at -> "\"a" + at + "\"",
                    ",",
                    "]}]}");
        }
        each(
                "subtasks",
                "{\"master\":{\"tasks\":[{\"id\":1,\"title\":\"a\",\"subtasks\":[",
                at -> "{\"id\":" + at + ",\"title\":\"a\",\"dependencies\":[" + (at - 1) + "]}",
                ",",
                "]}]}}");
        each("tags", "{", at -> "\"tag" + at + "\":{\"tasks\":[" + task("" + at, "") + "]}", ",\n", "}");
        each(
                "issues",
                "",
                at -> "{\"id\":\"t%d\",\"title\":\"a\",\"dependencies\":[{\"depends_on_id\":\"t%d\",\"type\":\"%s\"}]}"
                        .formatted(at, at - 1, at % 2 == 0 ? "parent-child" : "blocks"),
                "\n",
                "\n");
        each(
                "issues that are each other's parents",
                "",
                at ->
                        "{\"id\":\"t%d\",\"title\":\"a\",\"dependencies\":[{\"depends_on_id\":\"t%d\",\"type\":\"parent-child\"}]}"
                                .formatted(at, at + 1),
                "\n",
                "\n");
        each(
                "a workflow",
                "{\"name\":\"a\",\"schemaVersion\":\"1.5\",\"workflow\":{\"specification\":{\"tasks\":[",
                at ->
                        "{\"name\":\"a\",\"id\":\"t%d\",\"parents\":[\"t%d\"],\"children\":[],\"inputFiles\":[\"f\"],\"outputFiles\":[\"f\"]}"
                                .formatted(at, at - 1),
                ",\n",
                "]}}}");
        each(
                "a plan of one's own",
                "{\"formatVersion\":1,\"tasks\":[",
                at -> "{\"id\":\"t%d\",\"title\":\"a\",\"dependencies\":[\"t%d\"],\"writes\":[\"a/%d\"]}"
                        .formatted(at, at - 1, at),
                ",",
                "]}");
        repeat("repeated keys", "{", "\"tasks\":[],", "\"tasks\":[{\"id\":1,\"title\":\"a\"}]}");
        each("keys", "{\"tasks\":[{\"id\":1,\"title\":\"a\",", at -> "\"k" + at + "\":1", ",", "}]}");
        repeat("escapes in a string", "{\"tasks\":[{\"id\":1,\"title\":\"", "\\ud800", "\"}]}");
        repeat("an open string", "{\"tasks\":[{\"id\":1,\"title\":\"", "a`(", "");
        repeat("a number of digits", "{\"tasks\":[{\"title\":\"a\",\"id\":1", "9", "}]}");
        repeat(
                "a number with an exponent",
                "{\"tasks\":[{\"title\":\"a\",\"estimatedHours\":1e9999999,\"id\":0.",
                "1",
                "}]}");
    }

    private static String task(String id, String dependency) {
        return "{\"id\":\"" + id + "\",\"title\":\"a\",\"status\":\"open\",\"dependencies\":[" + dependency + "]}";
    }

    private void drawings() {
        String phases = "## Phase 1: a\n- [ ] 1.1 a\n## Phase 2: b\n- [ ] 2.1 a\n";
        each(
                "a graph that is a chain",
                phases + "```mermaid\ngraph TD\n",
                at -> "A" + at + "[Phase 1] --> A" + (at + 1) + "[Phase 2]",
                "\n",
                "\n```\n");
        each("a graph on a line", phases + "```mermaid\ngraph TD\n", at -> "1." + at, " --> ", "\n```\n");
        each(
                "a graph of all with all",
                phases + "```mermaid\ngraph TD\n",
                at -> "A" + at,
                " & ",
                " --> " + "1.1 & ".repeat(many) + "2.1\n```\n");
        repeat("graphs in graphs", phases + "```mermaid\ngraph TD\n", "subgraph a\n", "1.1 --> 2.1\n```\n");
        repeat("labels in labels", phases + "```mermaid\ngraph TD\n1.1", "[(", "\n```\n");
        repeat("many graphs", phases, "```mermaid\ngraph TD\nA[Phase 1] --> B[Phase 2]\n```\n", "");
        each("a sheet", "## Phase 1: Core\n```\n", at -> SHEET_BOX.formatted(at), "", "```\n");
        repeat(
                "a sheet's wide box",
                "## Phase 1: Core\n```\nBatch 1.1: One\n┌",
                "─",
                "┐\n│ 1.1 a │\n└" + "─".repeat(many) + "┘\n```\n");
        repeat(
                "boxes beside boxes",
                "## Phase 1: Core\n```\nBatch 1.1: One\n",
                "┌──┐",
                "\n" + "│1.1│".repeat(many) + "\n" + "└──┘".repeat(many) + "\n```\n");
        repeat("a tall box", "## Phase 1: Core\n```\nBatch 1.1: One\n┌──┐\n", "│ 1.1 a │ → Needs 1.1\n", "└──┘\n```\n");
        repeat("arrows", "## Phase 1: Core\n### Phase 1 Critical Path\n1.1 (2h)", " → 1.1 (1h)", " = 3 hours\n");
        each("a tree", "```\n", at -> "│   ".repeat(at % 50) + "├── 1." + at + " a", "\n", "\n```\n");
    }
}

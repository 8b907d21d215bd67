package dev.stretto.bench.fuzz;

import dev.stretto.bench.fuzz.Corpus.Sample;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes an input of a corpus and a seed; the same of the same. */
final class Mutator {

    /** So much of a plan is taken at the most: what goes wrong goes wrong in a small text, and a small one is read quickly. */
    private static final int CHARS_MAX = 12_000;

    private static final int CHANGES_MAX = 14;

    /** What means something in one dialect or another. */
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "`",
            "```\n",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "\\",
            "- [ ] ",
            "* [x] ",
            "  ",
            "\t",
            "\n",
            "\r",
            "\r\n",
            ":",
            ",",
            "-",
            "–",
            "1.1",
            "2A",
            "T001 ",
            "[P] ",
            "## Phase ",
            "### TASK-001: ",
            "(depends: ",
            "(depends on T001, T002)",
            "**",
            "---\n",
            "<!--",
            "-->",
            "[SEQUENTIAL]",
            "\uFEFF",
            "🔄",
            "e\u0301",
            "\u202e",
            "> ",
            "    ",
            "none",
            "Testing:\n",
            "dependencies:\n",
            "\u0085",
            "\u2028",
            "&",
            "*",
            "999999999999999999999",
            "-1",
            "1e400",
            "null",
            "true",
            "(run: `x`)",
            "│ 1.1 x (1h) │ ||\n",
            "→ Needs 1.1",
            "graph TD\n",
            "-->",
            "-.->",
            "| Wave | Phases |\n|---|---|\n",
            "_Depends: 1.1_",
            "_Requirements: 1_",
            "\"dependencies\": [",
            "\"id\": ",
            "\"status\": \"done\"",
            "{\"a\":",
            "[[[[",
            "&a [*a]",
            "!!x",
            "status: Done\n",
            "id: task-1\n",
            "* TODO Task 1.1: x [D:1.1]\n",
            ":PROPERTIES:\n",
            "#+BEGIN_SRC\n",
            "\u0000",
            "\uD83D",
            "(1-2h)",
            "= 15 hours");

    private final List<Sample> plans;
    private final Random random;

    private Mutator(List<Sample> plans, long seed) {
        this.plans = plans;
        this.random = new Random(seed);
    }

    /** The input of a seed. */
    static Sample input(Corpus corpus, long seed) {
        return new Mutator(corpus.plans(), seed).input();
    }

    private Sample input() {
        Sample sample = plans.get(random.nextInt(plans.size()));
        StringBuilder text = new StringBuilder(window(sample));
        if (random.nextInt(8) == 0) {
            text.insert(random.nextInt(text.length() + 1), window(plans.get(random.nextInt(plans.size()))));
        }
        for (int change = random.nextInt(CHANGES_MAX); change > 0; change--) {
            change(text);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(30) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return new Sample(sample.name(), bytes);
    }

    /** The whole of a small plan, of a large one some lines that follow each other. */
    private String window(Sample sample) {
        String text = new String(sample.bytes(), StandardCharsets.UTF_8);
        if (text.length() <= CHARS_MAX) {
            return text;
        }
        int start = random.nextInt(4) == 0 ? 0 : text.indexOf('\n', random.nextInt(text.length() - CHARS_MAX)) + 1;
        return text.substring(start, Math.min(text.length(), start + random.nextInt(CHARS_MAX)));
    }

    private void change(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(1, 40));
        switch (random.nextInt(8)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, piece());
            case 2 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
            case 3 -> text.insert(at, (char) random.nextInt(1, 0x250));
            case 4 -> text.insert(at, piece().repeat(random.nextInt(1, 80)));
            case 5 -> text.setLength(random.nextInt(3) == 0 ? at : text.length());
            case 6 -> swapLines(text);
            default -> text.replace(at, end, piece());
        }
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private void swapLines(StringBuilder text) {
        String[] lines = text.toString().split("\n", -1);
        int a = random.nextInt(lines.length);
        int b = random.nextInt(lines.length);
        String line = lines[a];
        lines[a] = lines[b];
        lines[b] = line;
        text.setLength(0);
        text.append(String.join("\n", lines));
    }
}

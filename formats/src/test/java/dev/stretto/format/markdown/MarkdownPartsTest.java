package dev.stretto.format.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A document parsed part by part is the same as one parsed at once. */
final class MarkdownPartsTest {

    private static final List<String> LINES = List.of(
            "# Title",
            "## Phase 1: Core",
            "## ",
            "### Phase 2",
            " ## indented",
            "- [ ] 1.1 item",
            "  - [ ] 1.1.1 nested",
            "  ## in an item",
            "  ```",
            "```sh run",
            "```",
            "~~~",
            "    code",
            "> quote",
            "> ```",
            "<!-- comment",
            "end -->",
            "<div>",
            "<script>",
            "</script>",
            "text",
            "text  ",
            "===",
            "---",
            "",
            "",
            "[a]: b",
            "1. one",
            "\t- tab",
            "| a | b |");

    @Test
    void partsMakeTheWhole() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder("x\n");
            for (int line = random.nextInt(1, 40); line > 0; line--) {
                text.append(LINES.get(random.nextInt(LINES.size()))).append(random.nextInt(9) == 0 ? "\r\n" : "\n");
            }
            PlanSource source = PlanSource.of("x.md", text.toString().getBytes(StandardCharsets.UTF_8))
                    .source()
                    .orElseThrow();

            assertThat(blocks(source, 1 + random.nextInt(5)))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(blocks(source, 1_000));
        }
    }

    @Test
    void codeThatIsNeverClosedIsOnePartHoweverLong() {
        String text = "```\n" + "## no heading\n".repeat(100_000);
        PlanSource source = PlanSource.of("x.md", text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();

        assertThat(MarkdownDocument.parse(source, 1, 1, new Diagnostics("x.md"))
                        .orElseThrow()
                        .blocks())
                .hasSize(1);
    }

    private static String blocks(PlanSource source, int partLines) {
        StringBuilder out = new StringBuilder();
        MarkdownDocument.parse(source, 1, partLines, new Diagnostics("x.md"))
                .orElseThrow()
                .blocks()
                .forEach(block -> describe(block, out));
        return out.toString();
    }

    private static void describe(Block block, StringBuilder out) {
        out.append(block.position())
                .append(' ')
                .append(block.getClass().getSimpleName())
                .append(' ');
        switch (block) {
            case Block.Heading heading ->
                out.append(heading.level()).append(heading.text().text());
            case Block.Prose prose -> out.append(prose.text().text());
            case Block.Fence fence -> out.append(fence.info()).append(fence.literal());
            case Block.Other other -> out.append(other.raw().text());
            case Block.Bullets list ->
                list.items().forEach(item -> {
                    item.text().ifPresent(span -> out.append(span.text()).append(span.position(0)));
                    item.blocks().forEach(inner -> describe(inner, out));
                });
        }
        out.append('\n');
    }
}

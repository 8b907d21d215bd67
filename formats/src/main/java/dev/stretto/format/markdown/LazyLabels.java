package dev.stretto.format.markdown;

import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes labels out of the items above them. A line that follows an item without an empty line between and without
 * indentation belongs to that item's paragraph as Markdown has it, but an author who writes {@code **Note:** ...} or
 * {@code Testing:} there means the text around the list.
 */
final class LazyLabels {

    private static final Pattern LABEL =
            Pattern.compile("(?:\\*\\*|__)\\S.*|[A-Za-z][A-Za-z_]*+(?: [A-Za-z_]++){0,3}:(?:\\s.*)?");

    private LazyLabels() {}

    /** An item, and the lines that are not its. */
    private record Cut(Block.Item item, Optional<TextSpan> rest) {}

    /** The list, cut in several with the labels as paragraphs in between. */
    static List<Block> split(Block.Bullets list) {
        List<Block> blocks = new ArrayList<>();
        List<Block.Item> items = new ArrayList<>();
        for (Block.Item item : list.items()) {
            Cut cut = cut(item, list.position().column());
            items.add(cut.item());
            if (cut.rest().isPresent()) {
                blocks.add(bullets(items));
                blocks.add(new Block.Prose(cut.rest().get()));
                items = new ArrayList<>();
            }
        }
        if (blocks.isEmpty()) {
            return List.of(list);
        }
        if (!items.isEmpty()) {
            blocks.add(bullets(items));
        }
        return blocks;
    }

    private static Block bullets(List<Block.Item> items) {
        Position position = items.getFirst().position();
        return new Block.Bullets(items, position);
    }

    /** Such lines can only be the last of an item, so that one looks at the last of its last. */
    private static Cut cut(Block.Item item, int column) {
        if (item.blocks().isEmpty()) {
            return item.text().map(span -> cutText(item, span, column)).orElse(new Cut(item, Optional.empty()));
        }
        List<Block> blocks = new ArrayList<>(item.blocks());
        Optional<TextSpan> rest = Optional.empty();
        switch (blocks.removeLast()) {
            case Block.Bullets list -> {
                List<Block.Item> items = new ArrayList<>(list.items());
                Cut last = cut(items.removeLast(), column);
                items.add(last.item());
                blocks.add(new Block.Bullets(items, list.position()));
                rest = last.rest();
            }
            case Block.Prose prose -> {
                int line = firstLabel(prose.text(), column);
                if (line < prose.text().lineCount()) {
                    blocks.add(new Block.Prose(prose.text().lines(0, line)));
                    rest = Optional.of(prose.text().lines(line, prose.text().lineCount()));
                }
            }
            case Block.Heading heading -> blocks.add(heading);
            case Block.Fence fence -> blocks.add(fence);
            case Block.Other other -> blocks.add(other);
        }
        return rest.isEmpty()
                ? new Cut(item, rest)
                : new Cut(new Block.Item(item.marker(), item.text(), blocks, item.position()), rest);
    }

    private static Cut cutText(Block.Item item, TextSpan span, int column) {
        int line = firstLabel(span, column);
        if (line == span.lineCount()) {
            return new Cut(item, Optional.empty());
        }
        Optional<TextSpan> text = Optional.of(span.lines(0, line));
        return new Cut(
                new Block.Item(item.marker(), text, item.blocks(), item.position()),
                Optional.of(span.lines(line, span.lineCount())));
    }

    private static int firstLabel(TextSpan span, int column) {
        int line = 1;
        while (line < span.lineCount() && !isLabel(span, line, column)) {
            line++;
        }
        return line;
    }

    private static boolean isLabel(TextSpan span, int line, int column) {
        return span.position(span.lineStart(line)).column() <= column
                && LABEL.matcher(span.text())
                        .region(span.lineStart(line), span.lineEnd(line))
                        .matches();
    }
}

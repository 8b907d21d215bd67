package dev.stretto.format.markdown;

import dev.stretto.format.PlanSource;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.jspecify.annotations.Nullable;

/** From the parser's tree to {@link Block}s, whose texts know their positions in the whole source. */
final class BlockBuilder {

    private static final Pattern MARKER = Pattern.compile("\\s");

    private final PlanSource source;
    private final int firstLine;
    private int depth;
    private @Nullable Position tooDeep;

    BlockBuilder(PlanSource source, int firstLine) {
        this.source = source;
        this.firstLine = firstLine;
    }

    /** The first place that is nested deeper than allowed. */
    Optional<Position> tooDeep() {
        return Optional.ofNullable(tooDeep);
    }

    List<Block> children(Node parent) {
        List<Block> blocks = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            Optional<Block> block = block(node);
            if (depth == 0 && block.isPresent() && block.get() instanceof Block.Bullets list) {
                blocks.addAll(LazyLabels.split(list));
            } else {
                block.ifPresent(blocks::add);
            }
        }
        return blocks;
    }

    private Optional<Block> block(Node node) {
        if (node.getSourceSpans().isEmpty()) {
            return Optional.empty();
        }
        return switch (node) {
            case org.commonmark.node.Heading heading -> Optional.of(heading(heading));
            case Paragraph paragraph ->
                Optional.of(new Block.Prose(
                        dedented(paragraph, paragraph.getSourceSpans().size())));
            case ListBlock list -> Optional.of(bullets(list));
            case FencedCodeBlock fence -> {
                String info = fence.getInfo() == null ? "" : fence.getInfo().strip();
                String literal = fence.getLiteral() == null ? "" : fence.getLiteral();
                yield Optional.of(new Block.Fence(info, literal, raw(fence)));
            }
            case BlockQuote quote -> {
                // Looked through only for its depth: it holds no tasks.
                nested(quote);
                yield Optional.of(new Block.Other(raw(quote), false));
            }
            case HtmlBlock html -> Optional.of(new Block.Other(raw(html), false));
            case IndentedCodeBlock code -> Optional.of(new Block.Other(raw(code), true));
            default -> Optional.empty();
        };
    }

    private Block bullets(ListBlock list) {
        List<Block.Item> items = new ArrayList<>();
        for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof ListItem item && !item.getSourceSpans().isEmpty()) {
                items.add(item(item));
            }
        }
        return new Block.Bullets(items, position(list.getSourceSpans().getFirst()));
    }

    private Block.Item item(ListItem item) {
        Position position = position(item.getSourceSpans().getFirst());
        String marker = MARKER.split(text(item.getSourceSpans().getFirst()).strip(), 2)[0];
        List<Block> blocks = nested(item);
        if (!blocks.isEmpty() && blocks.getFirst() instanceof Block.Prose prose) {
            return new Block.Item(marker, Optional.of(prose.text()), blocks.subList(1, blocks.size()), position);
        }
        return new Block.Item(marker, Optional.empty(), blocks, position);
    }

    private List<Block> nested(Node parent) {
        if (depth == MarkdownDocument.NESTING_MAX) {
            tooDeep = tooDeep == null ? position(parent.getSourceSpans().getFirst()) : tooDeep;
            return List.of();
        }
        depth++;
        List<Block> blocks = children(parent);
        depth--;
        return blocks;
    }

    /** Without the number signs around it, or the line below it. */
    private Block.Heading heading(org.commonmark.node.Heading heading) {
        List<SourceSpan> spans = heading.getSourceSpans();
        int lines = Math.max(1, spans.size() - 1);
        if (spans.size() > 1) {
            return new Block.Heading(heading.getLevel(), dedented(heading, lines));
        }
        SourceSpan span = spans.getFirst();
        String text = text(span);
        int start = 0;
        while (start < text.length() && (isBlank(text.charAt(start)) || text.charAt(start) == '#')) {
            start++;
        }
        int end = trimmedEnd(text, start, text.length());
        int marks = end;
        while (marks > start && text.charAt(marks - 1) == '#') {
            marks--;
        }
        if (marks < end && (marks == start || isBlank(text.charAt(marks - 1)))) {
            end = trimmedEnd(text, start, marks);
        }
        Position at = source.position(line(span), span.getColumnIndex() + 1 + Math.min(start, end));
        String title = text.substring(Math.min(start, end), end);
        return new Block.Heading(
                heading.getLevel(), new TextSpan.Builder().line(title, at).build());
    }

    /** The first lines of a block, each without the blanks around it. */
    private TextSpan dedented(Node node, int lines) {
        TextSpan.Builder builder = new TextSpan.Builder();
        for (SourceSpan span : node.getSourceSpans().subList(0, lines)) {
            String text = text(span);
            int end = trimmedEnd(text, 0, text.length());
            int start = 0;
            while (start < end && isBlank(text.charAt(start))) {
                start++;
            }
            builder.line(text.substring(start, end), source.position(line(span), span.getColumnIndex() + 1 + start));
        }
        return builder.build();
    }

    private TextSpan raw(Node node) {
        TextSpan.Builder builder = new TextSpan.Builder();
        for (SourceSpan span : node.getSourceSpans()) {
            builder.line(text(span), position(span));
        }
        return builder.build();
    }

    private String text(SourceSpan span) {
        int start = source.lineStart(line(span)) + span.getColumnIndex();
        return source.text().substring(start, start + span.getLength());
    }

    private Position position(SourceSpan span) {
        return source.position(line(span), span.getColumnIndex() + 1);
    }

    private int line(SourceSpan span) {
        return span.getLineIndex() + firstLine;
    }

    private static int trimmedEnd(String text, int from, int to) {
        int end = to;
        while (end > from && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}

package dev.stretto.format.stated;

import dev.stretto.format.text.IdList;
import dev.stretto.format.text.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ids with arrows between them: {@code 1.1 (1h) → 1.2 (3h) = 4 hours}.
 *
 * @param items the ids in order, at least one
 * @param end the offset behind the last, where a sum may follow
 */
public record ArrowChain(List<IdList.Item> items, int end) {

    private static final Pattern ARROW = Pattern.compile("→|⟶|➜|-{1,2}>|=>");

    public ArrowChain {
        items = List.copyOf(items);
    }

    /**
     * The chain that a part of a text is; empty where anything between two arrows does not start with an id, or several
     * stand side by side.
     */
    public static Optional<ArrowChain> of(TextSpan span, int from, int to) {
        String text = span.text();
        int equals = text.indexOf('=', from, to);
        while (equals >= 0 && equals + 1 < to && text.charAt(equals + 1) == '>') {
            equals = text.indexOf('=', equals + 1, to);
        }
        int end = equals < 0 ? to : equals;
        List<IdList.Item> items = new ArrayList<>();
        Matcher arrow = ARROW.matcher(text).region(from, end);
        int start = from;
        boolean more = true;
        while (more) {
            more = arrow.find();
            Optional<IdList.Item> item = single(span, start, more ? arrow.start() : end);
            if (item.isEmpty()) {
                return Optional.empty();
            }
            items.add(item.get());
            start = more ? arrow.end() : end;
        }
        return Optional.of(new ArrowChain(items, end));
    }

    private static Optional<IdList.Item> single(TextSpan span, int from, int to) {
        String piece = span.text().substring(from, to);
        if (piece.contains("|") || piece.contains("[") || piece.contains("+")) {
            return Optional.empty();
        }
        List<IdList.Item> items = IdList.parse(span, from, to).items();
        return items.size() == 1
                        && items.getFirst().proper()
                        && items.getFirst().until().isEmpty()
                ? Optional.of(items.getFirst())
                : Optional.empty();
    }
}

package dev.stretto.format.boxes;

import dev.stretto.format.markdown.Block;
import dev.stretto.format.text.Mark;
import dev.stretto.format.text.TextSpan;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An item of a list that starts with a box.
 *
 * @param span the text of the item, its box included
 * @param optional whether a star behind the box says that it may be left out
 */
record Box(Block.Item item, TextSpan span, Mark mark, boolean optional) {

    /** Formatters put a backslash before the star. */
    private static final Pattern STARRED = Pattern.compile("(\\[[^\\[\\]]{1,3}\\])\\s?\\\\?\\*(?=\\s)\\s*");

    /** The box of an item, if it has one. */
    static Optional<Box> of(Block.Item item) {
        if (item.text().isEmpty()) {
            return Optional.empty();
        }
        TextSpan span = item.text().get();
        Matcher starred = STARRED.matcher(span.text());
        if (!starred.lookingAt()) {
            return Mark.of(span.text()).map(mark -> new Box(item, span, mark, false));
        }
        return Mark.of(starred.group(1))
                .map(mark -> new Mark(mark.status(), mark.known(), mark.signStart(), mark.signEnd(), starred.end()))
                .map(mark -> new Box(item, span, mark, true));
    }

    /** What it says, on one line. */
    String words() {
        return span.text().substring(mark.end()).replace('\n', ' ').strip();
    }
}

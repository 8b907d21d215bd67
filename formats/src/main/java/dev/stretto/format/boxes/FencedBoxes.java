package dev.stretto.format.boxes;

import dev.stretto.format.markdown.Block;
import dev.stretto.format.text.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The boxes inside a fenced block, for the dialects whose own tools look for them line by line, wherever they stand. */
final class FencedBoxes {

    private static final Pattern BOX = Pattern.compile("\\s{0,200}([-*])\\s{1,20}(?=\\[[ xX]\\])");

    private FencedBoxes() {}

    /** The boxes as a flat list; empty where there are none. */
    static Optional<Block.Bullets> of(Block.Fence fence) {
        List<Block.Item> items = new ArrayList<>();
        TextSpan raw = fence.raw();
        for (int line = 1; line < raw.lineCount(); line++) {
            Matcher box = BOX.matcher(raw.text()).region(raw.lineStart(line), raw.lineEnd(line));
            if (box.lookingAt()) {
                TextSpan text = new TextSpan.Builder()
                        .line(raw.text().substring(box.end(), raw.lineEnd(line)), raw.position(box.end()))
                        .build();
                items.add(new Block.Item(box.group(1), Optional.of(text), List.of(), raw.position(box.start(1))));
            }
        }
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(new Block.Bullets(items, items.getFirst().position()));
    }
}

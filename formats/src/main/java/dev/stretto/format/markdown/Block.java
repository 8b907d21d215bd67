package dev.stretto.format.markdown;

import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Position;
import java.util.List;
import java.util.Optional;

/** One block of a document. */
public sealed interface Block {

    /** Where it starts. */
    Position position();

    /**
     * A heading.
     *
     * @param level 1 to 6
     * @param text what it says, without its marks
     */
    record Heading(int level, TextSpan text) implements Block {

        @Override
        public Position position() {
            return text.position(0);
        }
    }

    /** A paragraph. */
    record Prose(TextSpan text) implements Block {

        @Override
        public Position position() {
            return text.position(0);
        }
    }

    /** A list, with bullets or numbers. */
    record Bullets(List<Item> items, Position position) implements Block {

        public Bullets {
            items = List.copyOf(items);
        }
    }

    /**
     * A fenced block of code.
     *
     * @param info the words behind the opening fence
     * @param literal what it holds
     * @param raw the block with its fences, as written
     */
    record Fence(String info, String literal, TextSpan raw) implements Block {

        @Override
        public Position position() {
            return raw.position(0);
        }
    }

    /**
     * What holds no tasks: a quote, HTML, or code by indentation.
     *
     * @param raw the block as written
     * @param indentedCode whether only its indentation makes it what it is
     */
    record Other(TextSpan raw, boolean indentedCode) implements Block {

        @Override
        public Position position() {
            return raw.position(0);
        }
    }

    /**
     * One item of a list.
     *
     * @param marker its bullet or number
     * @param text the paragraph it starts with, if it does
     * @param blocks what follows in it
     * @param position where its bullet stands
     */
    record Item(String marker, Optional<TextSpan> text, List<Block> blocks, Position position) {

        public Item {
            blocks = List.copyOf(blocks);
        }
    }
}

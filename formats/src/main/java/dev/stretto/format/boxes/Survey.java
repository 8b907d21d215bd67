package dev.stretto.format.boxes;

import dev.stretto.format.markdown.Block;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A first look through a document.
 *
 * @param ids every id that a box or a heading defines, in order
 */
record Survey(Set<String> ids) {

    static Survey of(List<Block> blocks, BoxDialect dialect) {
        Set<String> ids = new LinkedHashSet<>();
        collect(blocks, dialect, ids);
        return new Survey(ids);
    }

    private static void collect(List<Block> blocks, BoxDialect dialect, Set<String> ids) {
        for (Block block : blocks) {
            switch (block) {
                case Block.Heading heading ->
                    dialect.taskHeading(heading.level(), heading.text()).ifPresent(head -> ids.add(head.id()));
                case Block.Bullets list -> collectItems(list, dialect, ids);
                case Block.Fence fence -> {
                    if (dialect.readsFences()) {
                        FencedBoxes.of(fence).ifPresent(list -> collectItems(list, dialect, ids));
                    }
                }
                case Block.Prose prose -> {}
                case Block.Other other -> {}
            }
        }
    }

    private static void collectItems(Block.Bullets list, BoxDialect dialect, Set<String> ids) {
        for (Block.Item item : list.items()) {
            Box.of(item)
                    .flatMap(box -> dialect.head(box.span(), box.mark().end()))
                    .ifPresent(head -> ids.add(head.id()));
            collect(item.blocks(), dialect, ids);
        }
    }
}

package dev.stretto.format.markdown;

import dev.stretto.format.Edit;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.Tick;
import dev.stretto.format.text.Mark;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.PlanStatus;
import java.util.List;
import java.util.Optional;

/** Ticks the boxes of one document with the sign that its author uses. */
public final class CheckBoxes {

    private static final List<String> SIGNS = List.of("x", "X", "✅", "✓", "✔", "☑");

    private final boolean wanted;
    private final String sign;

    private CheckBoxes(boolean wanted, String sign) {
        this.wanted = wanted;
        this.sign = sign;
    }

    /** The boxes of a text; the sign is the one it uses most, {@code x} where it uses none. */
    public static CheckBoxes of(PlanSource source, ReadOptions options) {
        if (!options.ticks()) {
            return new CheckBoxes(false, "");
        }
        String most = SIGNS.getFirst();
        int count = 0;
        for (String sign : SIGNS) {
            int of = count(source.text(), "[" + sign + "] ");
            if (of > count) {
                most = sign;
                count = of;
            }
        }
        return new CheckBoxes(true, most);
    }

    private static int count(String text, String box) {
        int count = 0;
        for (int at = text.indexOf(box); at >= 0; at = text.indexOf(box, at + 1)) {
            count++;
        }
        return count;
    }

    /** How an item with this box is marked as completed; empty where nobody asked. */
    public Optional<Tick> tick(TextSpan span, Mark mark) {
        return wanted
                ? Optional.of(new Tick(edits(span, mark), Optional.empty(), undone(span, mark)))
                : Optional.empty();
    }

    private static List<Edit> undone(TextSpan span, Mark mark) {
        return mark.status() == PlanStatus.COMPLETED
                ? List.of(new Edit(span.position(mark.signStart()), mark.signEnd() - mark.signStart(), " "))
                : List.of();
    }

    /** The change of one box; none where it is ticked. */
    public List<Edit> edits(TextSpan span, Mark mark) {
        return mark.status() == PlanStatus.COMPLETED
                ? List.of()
                : List.of(new Edit(span.position(mark.signStart()), mark.signEnd() - mark.signStart(), sign));
    }

    /** Whether ticks were asked for. */
    public boolean wanted() {
        return wanted;
    }
}

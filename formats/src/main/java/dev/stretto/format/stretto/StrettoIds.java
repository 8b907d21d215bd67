package dev.stretto.format.stretto;

import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Position;
import java.util.regex.Pattern;

/** Which ids can be written in Stretto Markdown. */
public final class StrettoIds {

    private static final Pattern PHASE = Pattern.compile("[0-9]{1,6}(?:\\.[0-9]{1,6}){0,3}[A-Za-z]?");

    private StrettoIds() {}

    /** Whether an item of this id is a task or group. */
    public static boolean ofTask(String id) {
        return id.indexOf('\n') < 0
                && ItemHead.of(
                                new TextSpan.Builder()
                                        .line(id + " x", Position.START)
                                        .build(),
                                0)
                        .filter(head ->
                                head.id().equals(id) && head.idStart() == 0 && head.titleStart() == id.length() + 1)
                        .isPresent();
    }

    /** Whether a heading of this id is a phase. */
    public static boolean ofPhase(String id) {
        return PHASE.matcher(id).matches();
    }
}

package dev.stretto.format.text;

import dev.stretto.format.StatusWords;
import dev.stretto.plan.PlanStatus;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The box at the start of an item ({@code [ ]}, {@code [x]}).
 *
 * @param status what it says
 * @param known whether its sign is one of those with a meaning; else it counts as pending
 * @param signStart the offset of that sign
 * @param signEnd the offset behind it
 * @param end the offset of what follows the box
 */
public record Mark(PlanStatus status, boolean known, int signStart, int signEnd, int end) {

    /** The boxes with a meaning. */
    public static final StatusWords WORDS = StatusWords.NONE
            .with(PlanStatus.PENDING, "[ ]")
            .with(PlanStatus.COMPLETED, "[x]", "[✅]", "[✓]", "[✔]", "[☑]")
            .with(PlanStatus.IN_PROGRESS, "[-]", "[~]", "[🔄]")
            .with(PlanStatus.FAILED, "[!]", "[❌]");

    private static final Pattern BOX = Pattern.compile("\\[([^\\[\\]\\p{L}\\p{N}\\r\\n]{0,3}|[xX])\\](?=\\s|$)\\s*");

    /** The box that a text starts with, if it does. */
    public static Optional<Mark> of(String text) {
        Matcher box = BOX.matcher(text);
        if (!box.lookingAt()) {
            return Optional.empty();
        }
        // The variation selector only asks for a coloured picture of the sign before it.
        String sign = box.group(1).replace("\uFE0F", "");
        if (sign.codePointCount(0, sign.length()) > 1 && !sign.isBlank()) {
            return Optional.empty();
        }
        Optional<PlanStatus> status = WORDS.status("[" + (sign.isBlank() && !sign.isEmpty() ? " " : sign) + "]");
        return Optional.of(
                new Mark(status.orElse(PlanStatus.PENDING), status.isPresent(), box.start(1), box.end(1), box.end()));
    }
}

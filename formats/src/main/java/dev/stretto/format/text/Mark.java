package dev.stretto.format.text;

import dev.stretto.plan.PlanStatus;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The box at the start of an item ({@code [ ]}, {@code [x]}).
 *
 * @param status what it says
 * @param known whether its sign is one of those with a meaning; else it counts as pending
 * @param end the offset of what follows it
 */
public record Mark(PlanStatus status, boolean known, int end) {

    private static final Pattern BOX = Pattern.compile("\\[([^\\[\\]\\p{L}\\p{N}]{0,3}|[xX])\\](?=\\s|$)\\s*");

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
        return Optional.of(
                switch (sign) {
                    case " ", "\t", "\u00A0" -> new Mark(PlanStatus.PENDING, true, box.end());
                    case "x", "X", "✅", "✓", "✔", "☑" -> new Mark(PlanStatus.COMPLETED, true, box.end());
                    case "-", "~", "🔄" -> new Mark(PlanStatus.IN_PROGRESS, true, box.end());
                    case "!", "❌" -> new Mark(PlanStatus.FAILED, true, box.end());
                    default -> new Mark(PlanStatus.PENDING, sign.isBlank() && !sign.isEmpty(), box.end());
                });
    }
}

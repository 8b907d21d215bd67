package dev.stretto.format.org;

import dev.stretto.format.PlanSource;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A heading.
 *
 * @param level how many stars
 * @param keyword its keyword, as written; empty where it has none
 * @param keywordAt where that stands
 * @param status what the keyword says
 * @param priority the letter of its cookie; empty where it has none
 * @param text what follows, without tags
 */
record OrgHeading(
        int level, String keyword, Position keywordAt, Optional<PlanStatus> status, String priority, TextSpan text) {

    private static final Pattern HEADING = Pattern.compile("(\\*{1,60})[ \\t]+");
    private static final Pattern WORD = Pattern.compile("(\\p{Lu}[\\p{Lu}_-]{1,30})(?=[ \\t]|$)[ \\t]*");
    private static final Pattern COOKIE = Pattern.compile("\\[#([A-Za-z0-9])\\][ \\t]*");
    private static final Pattern TAGS = Pattern.compile("[ \\t]+:[\\p{L}\\p{N}_@#%:]{1,200}:[ \\t]*$");

    /** The heading that a line is. */
    static Optional<OrgHeading> of(PlanSource source, int line, Keywords keywords) {
        String text = source.line(line);
        Matcher stars = HEADING.matcher(text);
        if (!stars.lookingAt()) {
            return Optional.empty();
        }
        int at = stars.end();
        Matcher word = WORD.matcher(text).region(at, text.length());
        Optional<PlanStatus> status = word.lookingAt() ? keywords.status(word.group(1)) : Optional.empty();
        int keywordAt = at;
        String keyword = status.isPresent() ? word.group(1) : "";
        at = status.isPresent() ? word.end() : at;
        Matcher cookie = COOKIE.matcher(text).region(at, text.length());
        String priority = cookie.lookingAt() ? cookie.group(1) : "";
        at = priority.isEmpty() ? at : cookie.end();
        Matcher tags = TAGS.matcher(text).region(at, text.length());
        int end = tags.find() ? tags.start() : text.length();
        TextSpan rest = new TextSpan.Builder()
                .line(text.substring(at, end).stripTrailing(), source.position(line, at + 1))
                .build();
        return Optional.of(new OrgHeading(
                stars.group(1).length(), keyword, source.position(line, keywordAt + 1), status, priority, rest));
    }
}

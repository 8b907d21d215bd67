package dev.stretto.format.boxes;

import dev.stretto.format.PlanSource;
import dev.stretto.format.StatusWords;
import dev.stretto.format.text.HeadingMark;
import dev.stretto.format.text.Mark;
import dev.stretto.plan.PlanStatus;
import java.util.regex.Pattern;

/** By what the dialects of boxes are told from each other and from everything else. */
public final class Marks {

    /** What boxes and the marks of titles say. */
    public static final StatusWords WORDS = Mark.WORDS.with(HeadingMark.WORDS).with(PlanStatus.DEFERRED, "[ ]*");

    /** How much of a text recognition looks at. */
    private static final int LOOKED_AT_CHARS_MAX = 200_000;

    private static final Pattern DATA_NAME = Pattern.compile(".*\\.(?:jsonl?|ya?ml|toml|xml|html?|org|csv)");
    private static final Pattern BOX = Pattern.compile("^[ \\t]{0,20}[-*+] \\[[^\\]\\n]{0,3}\\]", Pattern.MULTILINE);

    /** What only Stretto's own dialect writes into a task or below a phase. */
    private static final Pattern STRETTO = Pattern.compile(
            "^[ \\t]{0,20}[-*+] \\[.{0,2}\\][^\\n]{1,500}\\((?:writes|reads|uses|run|gate|agent|est|timeout|retries|changes|parallel-with):"
                    + "|^[-*_ ]{0,4}(?:dependencies|depends[_ ]on)[*_]{0,2}[ \\t]?:[*_ \\t]{0,3}\\[",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private Marks() {}

    /** The part of a text that tells its format. */
    public static String start(PlanSource source) {
        String text = source.text();
        return text.substring(0, Math.min(text.length(), LOOKED_AT_CHARS_MAX));
    }

    /** Whether a name may be that of a Markdown file. */
    public static boolean markdown(PlanSource source) {
        return !DATA_NAME.matcher(source.comparableName()).matches();
    }

    /** Whether the whole name, in lower case, matches. */
    public static boolean named(Pattern name, PlanSource source) {
        return name.matcher(source.comparableName()).matches();
    }

    /** Whether there is a box in a text. */
    public static boolean hasBox(String text) {
        return BOX.matcher(text).find();
    }

    /** Whether a text holds what only Stretto's own dialect writes. */
    public static boolean stretto(String text) {
        return STRETTO.matcher(text).find();
    }
}

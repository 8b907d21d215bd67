package dev.stretto.format.openspec;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanReader;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Recognition;
import dev.stretto.format.StatusWords;
import dev.stretto.format.boxes.BoxPlan;
import dev.stretto.format.boxes.Marks;
import dev.stretto.plan.PlanFormat;
import java.util.regex.Pattern;

/** Reads {@code openspec/changes/NAME/tasks.md}. */
public final class OpenSpecReader implements PlanReader {

    /** Also as the name of a file into which the folders' names went. */
    private static final Pattern NAME = Pattern.compile("(?:.*[/\\\\_.])?openspec[/\\\\_]changes[/\\\\_].*tasks\\.md");

    /** A numbered heading with a box below it whose number starts with the heading's. */
    private static final Pattern GROUP = Pattern.compile(
            "^#{2,5}[ \\t]{1,4}([0-9]{1,3}(?:\\.[0-9]{1,3}){0,4})[.):]?[ \\t][^\\n]{0,300}\\r?\\n(?:[ \\t]{0,9}\\r?\\n){0,3}"
                    + "[-*] \\[[ xX]\\][ \\t]{0,4}\\1\\.[0-9]",
            Pattern.MULTILINE);

    @Override
    public PlanFormat format() {
        return PlanFormat.OPENSPEC;
    }

    @Override
    public StatusWords statusWords() {
        return Marks.WORDS;
    }

    @Override
    public Recognition recognise(PlanSource source) {
        String text = Marks.start(source);
        if (!Marks.markdown(source) || !Marks.hasBox(text)) {
            return Recognition.NO;
        }
        if (Marks.named(NAME, source)) {
            return Recognition.CERTAIN;
        }
        boolean grouped = GROUP.matcher(text).find();
        return !grouped ? Recognition.NO : Marks.stretto(text) ? Recognition.POSSIBLE : Recognition.CERTAIN;
    }

    @Override
    public ReadResult read(PlanSource source, ReadOptions options) {
        Diagnostics diagnostics = new Diagnostics(source.name());
        return BoxPlan.read(source, options, format(), new OpenSpecDialect(diagnostics), diagnostics);
    }
}

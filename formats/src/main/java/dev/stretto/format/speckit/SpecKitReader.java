package dev.stretto.format.speckit;

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

/** Reads {@code specs/NNN-name/tasks.md}. */
public final class SpecKitReader implements PlanReader {

    /** Also as the name of a file into which the folders' names went. */
    private static final Pattern NAME = Pattern.compile("(?:.*[/\\\\_.])?specs?[/\\\\_][0-9]{3,}-.*tasks\\.md");

    private static final Pattern BOX = Pattern.compile(
            "^[ \\t]{0,20}[-*] \\[[ xX~-]?\\][ \\t]{1,4}(?:\\*\\*)?(?:T[0-9]{3}|\\[?TXXX)", Pattern.MULTILINE);

    private static final Pattern MARKER = Pattern.compile(
            "^[ \\t]{0,20}[-*] \\[[ xX~-]?\\][ \\t]{1,4}(?:\\*\\*)?T[0-9]{3}[0-9a-z]{0,3}(?:\\*\\*)?[ \\t]{1,3}\\[(?:P|US[0-9]{1,3})\\]"
                    + "|^\\*\\*Input\\*\\*: Design documents|`\\[ID\\] \\[P\\?\\]",
            Pattern.MULTILINE);

    private static final Pattern TASK_HEADING = Pattern.compile(
            "^#{2,5}[ \\t]{1,4}[^\\p{L}\\p{N}\\n]{0,6}(?:TASK-?[0-9]{2,5}|T[0-9]{3})[a-z]?[:： ]", Pattern.MULTILINE);

    @Override
    public PlanFormat format() {
        return PlanFormat.SPEC_KIT;
    }

    @Override
    public StatusWords statusWords() {
        return Marks.WORDS;
    }

    @Override
    public Recognition recognise(PlanSource source) {
        String text = Marks.start(source);
        if (!Marks.markdown(source)) {
            return Recognition.NO;
        }
        boolean named = Marks.named(NAME, source);
        boolean boxes = BOX.matcher(text).find();
        if (!boxes && !TASK_HEADING.matcher(text).find()) {
            return Recognition.NO;
        }
        boolean marked = boxes ? MARKER.matcher(text).find() : true;
        boolean certain = named || (marked && !Marks.stretto(text));
        return certain ? Recognition.CERTAIN : Recognition.LIKELY;
    }

    @Override
    public ReadResult read(PlanSource source, ReadOptions options) {
        Diagnostics diagnostics = new Diagnostics(source.name());
        return BoxPlan.read(source, options, format(), new SpecKitDialect(diagnostics), diagnostics);
    }
}

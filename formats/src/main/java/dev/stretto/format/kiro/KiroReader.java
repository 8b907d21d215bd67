package dev.stretto.format.kiro;

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

/** Reads {@code .kiro/specs/NAME/tasks.md}. */
public final class KiroReader implements PlanReader {

    /** Also as the name of a file into which the folders' names went. */
    private static final Pattern NAME = Pattern.compile("(?:.*[/\\\\_.])?kiro[/\\\\_]specs[/\\\\_].*tasks\\.md");

    private static final Pattern BOX = Pattern.compile(
            "^[ \\t]{0,20}[-*] \\[[ xX~-]\\](?:\\\\?\\*)?[ \\t]{1,4}(?:\\*\\*)?[0-9]{1,4}\\.[ \\t]", Pattern.MULTILINE);

    /** {@code _Requirements: 1.1, 2.3_} in any language, or the title of the documents that Kiro writes. */
    private static final Pattern MARKER = Pattern.compile(
            "^[ \\t]{1,20}[-*] _[\\p{L}\\p{M}][\\p{L}\\p{M} ]{1,30}[:：][^\\n_]{1,300}_|^# (?:Implementation Plan|实施计划|实现计划|実装計画|구현 계획)",
            Pattern.MULTILINE);

    @Override
    public PlanFormat format() {
        return PlanFormat.KIRO;
    }

    @Override
    public StatusWords statusWords() {
        return Marks.WORDS;
    }

    @Override
    public Recognition recognise(PlanSource source) {
        String text = Marks.start(source);
        boolean named = Marks.named(NAME, source);
        if (!Marks.markdown(source)) {
            return Recognition.NO;
        }
        if (!BOX.matcher(text).find()) {
            return named && Marks.hasBox(text) ? Recognition.CERTAIN : Recognition.NO;
        }
        return named || MARKER.matcher(text).find() ? Recognition.CERTAIN : Recognition.LIKELY;
    }

    @Override
    public ReadResult read(PlanSource source, ReadOptions options) {
        Diagnostics diagnostics = new Diagnostics(source.name());
        return BoxPlan.read(source, options, format(), new KiroDialect(diagnostics), diagnostics);
    }
}

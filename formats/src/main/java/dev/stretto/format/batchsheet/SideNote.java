package dev.stretto.format.batchsheet;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.DiagnosticCode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is written to the right of a box: {@code → Needs 1.2, 1.6 complete}, {@code → Needs nothing},
 * {@code → [Blocks ALL other tasks]}, {@code || Can run simultaneously}.
 *
 * @param needs the tasks it names to wait for
 * @param needsBatches the batches it names to wait for
 * @param blocks the tasks it names that wait for it
 * @param blocksAll whether every task after it does
 * @param needsNothing whether it says that it waits for nothing
 */
record SideNote(
        List<IdList.Item> needs,
        List<IdList.Item> needsBatches,
        List<IdList.Item> blocks,
        boolean blocksAll,
        boolean needsNothing) {

    /** Nothing beside a box. */
    static final SideNote NOTHING = new SideNote(List.of(), List.of(), List.of(), false, false);

    private static final Pattern NEEDS = Pattern.compile(
            "\\b(?:needs|requires|depends on|waits for|blocked by|after)\\b:?\\s{1,3}(batch(?:es)?\\s{1,3})?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BLOCKS =
            Pattern.compile("\\bblocks\\b:?\\s{1,3}((?:all|everything)\\b)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern BESIDE = Pattern.compile(
            "\\bparallel\\s{1,3}(?:[|]{2}\\s{1,3})?with\\s{1,3}batch(?:es)?\\s{1,3}", Pattern.CASE_INSENSITIVE);
    private static final Pattern KNOWN = Pattern.compile(
            "\\b(?:parallel|simultaneous(?:ly)?|sequential(?:ly)?|with batch(?:es)?)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOTHING_NEEDED = Pattern.compile("(?:nothing|none)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    /** Whether it says what its task waits for, which then is all that binds it. */
    boolean stated() {
        return needsNothing || !needs.isEmpty() || !needsBatches.isEmpty();
    }

    /** The note of one box, a line for each line beside it. */
    static SideNote of(TextSpan span, Diagnostics diagnostics) {
        String text = span.text();
        Matcher needs = NEEDS.matcher(text);
        Matcher blocks = BLOCKS.matcher(text);
        boolean isNeeds = needs.find();
        boolean isBlocks = blocks.find();
        if (!isNeeds && !isBlocks) {
            if (LETTER.matcher(text).find() && !KNOWN.matcher(text).find()) {
                ignored(span, diagnostics);
            }
            return NOTHING;
        }
        List<IdList.Item> needed = isNeeds ? ids(span, needs.end()) : List.of();
        boolean ofBatches = isNeeds && needs.group(1) != null;
        boolean all = isBlocks && blocks.group(1) != null;
        List<IdList.Item> blocked = isBlocks && !all ? ids(span, blocks.end()) : List.of();
        boolean nothing = isNeeds
                && NOTHING_NEEDED
                        .matcher(text)
                        .region(needs.end(), text.length())
                        .lookingAt();
        if (needed.isEmpty() && blocked.isEmpty() && !all && !nothing) {
            ignored(span, diagnostics);
        }
        return new SideNote(ofBatches ? List.of() : needed, ofBatches ? needed : List.of(), blocked, all, nothing);
    }

    /** The batches that the notes of a whole batch say it can run beside. */
    static List<IdList.Item> besides(TextSpan span) {
        Matcher beside = BESIDE.matcher(span.text());
        return beside.find() ? ids(span, beside.end()) : List.of();
    }

    /** The ids from an offset on, up to the first words that are none. */
    private static List<IdList.Item> ids(TextSpan span, int from) {
        return IdList.parse(span, from, span.text().length()).items().stream()
                .takeWhile(IdList.Item::proper)
                .toList();
    }

    private static void ignored(TextSpan span, Diagnostics diagnostics) {
        diagnostics.info(
                DiagnosticCode.IGNORED_ANNOTATION,
                span.position(0),
                "what is written beside this box says nothing of order here: " + Diagnostics.quote(span.text()),
                "write: → Needs 1.1, 1.2");
    }
}

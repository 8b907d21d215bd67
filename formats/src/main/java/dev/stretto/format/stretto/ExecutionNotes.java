package dev.stretto.format.stretto;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.SectionDraft.ChainDraft;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds {@code **Execution Note:** Tasks 1.4-1.6 and 1.8 are [SEQUENTIAL]} in the text around tasks. */
final class ExecutionNotes {

    private static final Pattern MARK =
            Pattern.compile("(?<!\\\\)\\[(SEQUENTIAL|PARALLEL)\\]", Pattern.CASE_INSENSITIVE);

    /** Where a list of ids starts: behind "Tasks", or with the first id that is dotted. */
    private static final Pattern START = Pattern.compile(
            "\\b(?:tasks?|phases?)\\s{1,5}(?=[A-Za-z]{0,20}-?[0-9])|(?<![\\w.-])(?=[0-9]{1,9}\\.[0-9])",
            Pattern.CASE_INSENSITIVE);

    private static final int DENIED_CHARS_MAX = 20;
    private static final Pattern DENIED =
            Pattern.compile("\\b(?:no|not|without|instead of)\\s{1,3}[`*_]{0,3}$", Pattern.CASE_INSENSITIVE);

    private final Diagnostics diagnostics;
    private final List<ChainDraft> chains = new ArrayList<>();

    ExecutionNotes(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The chains found so far. */
    List<ChainDraft> chains() {
        return chains;
    }

    /** Looks for marks in a text; each speaks of the ids between the mark before it and itself. */
    void read(TextSpan span) {
        Matcher mark = MARK.matcher(span.text());
        int from = 0;
        while (mark.find()) {
            if (denied(span.text(), mark.start())) {
                from = mark.end();
                continue;
            }
            if (mark.group(1).equalsIgnoreCase("SEQUENTIAL")) {
                sequential(span, from, mark.start());
            } else {
                diagnostics.info(
                        DiagnosticCode.IGNORED_ANNOTATION,
                        span.position(mark.start()),
                        "[PARALLEL] changes nothing for tasks",
                        "tasks without a dependency between them run at once anyway");
            }
            from = mark.end();
        }
    }

    /** "No [SEQUENTIAL] annotation": it speaks of the mark and asks for nothing. */
    private static boolean denied(String text, int mark) {
        return DENIED.matcher(text.substring(Math.max(0, mark - DENIED_CHARS_MAX), mark))
                .find();
    }

    private void sequential(TextSpan span, int from, int to) {
        Matcher start = START.matcher(span.text()).region(from, to);
        List<IdList.Item> items = start.find()
                ? IdList.parse(span, start.start(), to).items().stream()
                        .filter(IdList.Item::proper)
                        .toList()
                : List.of();
        if (items.isEmpty()) {
            diagnostics.warning(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    span.position(to),
                    "[SEQUENTIAL] names no tasks here",
                    "write: **Execution Note:** Tasks 1.1-1.3 are [SEQUENTIAL]");
        } else {
            chains.add(new ChainDraft(items, items.getFirst().position()));
        }
    }
}

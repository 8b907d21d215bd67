package dev.stretto.format.stretto;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.markdown.Block;
import dev.stretto.format.text.Mark;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what verifies a phase: {@code **VERIFY Phase 1:** (non-blocking)} with its boxes and its command. */
final class VerifyReader {

    private static final Pattern NAMED_PHASE = Pattern.compile(
            "[*_]{0,3}VERIFY[*_]{0,3}\\s{1,5}(?:of\\s{1,5})?Phase\\s{1,5}([0-9]{1,9}(?:\\.[0-9]{1,9}){0,9}[A-Za-z]?)",
            Pattern.CASE_INSENSITIVE);

    private final Diagnostics diagnostics;
    private final NotesReader notesReader;
    private final RulesReader rules;
    private final SectionDraft section;
    private @Nullable Position firstBox;

    VerifyReader(Diagnostics diagnostics, NotesReader notesReader, RulesReader rules, SectionDraft section) {
        this.diagnostics = diagnostics;
        this.notesReader = notesReader;
        this.rules = rules;
        this.section = section;
    }

    /** Where there is no phase, there is nothing to verify. */
    private boolean ofPhase() {
        return section.heading.isPresent();
    }

    /** A line or heading that announces it. */
    void begin(TextSpan line, Position at) {
        if (!ofPhase()) {
            return;
        }
        rules.verify(at);
        String phase = section.heading.orElseThrow().id();
        Matcher named = NAMED_PHASE.matcher(line.text());
        if (named.lookingAt() && !named.group(1).equalsIgnoreCase(phase)) {
            diagnostics.warning(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    at,
                    "this names phase " + named.group(1) + " and stands in phase " + phase + ", for which it counts",
                    "put it below the tasks of the phase it verifies");
        }
    }

    /** Takes in what an annotation says of it; answers whether it does. */
    boolean take(TextSpan span, Annotation annotation) {
        return ofPhase() && rules.takeOfVerify(annotation.key(), span, annotation.valueStart(), annotation.valueEnd());
    }

    /** A block that is marked as its command. */
    void command(Block.Fence fence) {
        if (ofPhase()) {
            rules.command(fence.literal().stripTrailing(), true, fence.position());
        } else {
            ignored(fence.position(), "the command of VERIFY is not run where there is no phase", "make it a task");
        }
    }

    /** Takes in its checklist; answers the blocks of code in it. */
    List<Block.Fence> boxes(Block.Bullets list) {
        List<Block.Fence> fences = new ArrayList<>();
        for (Block.Item item : list.items()) {
            item.text().ifPresent(span -> Mark.of(span.text()).ifPresent(mark -> box(item, span, mark)));
            for (Block block : item.blocks()) {
                if (block instanceof Block.Fence fence) {
                    fences.add(fence);
                }
            }
        }
        return fences;
    }

    private void box(Block.Item item, TextSpan span, Mark mark) {
        firstBox = firstBox == null ? item.position() : firstBox;
        List<Annotation> taken = notesReader.find(span, new Notes()).stream()
                .filter(annotation -> take(span, annotation))
                .toList();
        String words = Titles.clean(
                Titles.without(taken, span.text(), mark.end(), span.text().length()));
        if (!words.isEmpty()) {
            section.rules.verifyChecklist.add(new ChecklistItem(words, mark.status() == PlanStatus.COMPLETED));
        }
    }

    /** Nothing more is said of it: boxes alone verify nothing. */
    void end() {
        if (firstBox != null && section.rules.verifyCommand == null) {
            ignored(
                    firstBox,
                    "boxes below VERIFY are not run",
                    "write behind VERIFY what checks them: (run: `make test`)");
        }
    }

    private void ignored(Position at, String message, String hint) {
        diagnostics.info(DiagnosticCode.IGNORED_ANNOTATION, at, message, hint);
    }
}

package dev.stretto.format.convert;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.convert.Care.Part;
import dev.stretto.format.convert.StrettoText.Rendered;
import dev.stretto.format.stretto.StrettoReader;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.Phase;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.Task;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes Stretto Markdown. Whether a text means what it should is not worked out but tried: it is read back, and what came
 * through as something else is written again with more care. So no title or text can smuggle in an annotation or a task.
 */
final class StrettoWriter implements PlanWriter {

    /** Each round writes what is in trouble with more care, of which there are fewer kinds than this. */
    private static final int ROUNDS_MAX = 12;

    @Override
    public PlanFormat format() {
        return PlanFormat.STRETTO;
    }

    @Override
    public Written write(Plan plan) {
        StrettoDraft draft = new StrettoDraft(plan);
        Attempt attempt = new Attempt(draft, Care.NONE);
        for (int round = 0; round < ROUNDS_MAX; round++) {
            Optional<Care> headings = attempt.moreCare();
            if (headings.isEmpty()) {
                break;
            }
            attempt = new Attempt(draft, headings.get());
        }
        return new Written(
                PlanFormat.STRETTO,
                attempt.rendered.text(),
                new StrettoLosses(
                                draft,
                                attempt.read,
                                attempt.result.plan().map(Plan::phases).orElse(List.of()))
                        .all(),
                draft.names.renamed());
    }

    /** A document, and what its reader makes of it. */
    private static final class Attempt {

        private final StrettoDraft draft;
        private final Care headings;
        private final Rendered rendered;
        private final PlanSource source;
        private final ReadResult result;
        private final Map<String, Task> read = new HashMap<>();

        Attempt(StrettoDraft draft, Care headings) {
            this.draft = draft;
            this.headings = headings;
            this.rendered = StrettoText.of(draft, headings);
            this.source = PlanSource.of("plan.md", rendered.text().getBytes(StandardCharsets.UTF_8))
                    .source()
                    .orElseThrow();
            this.result = new StrettoReader().read(source, ReadOptions.DEFAULT);
            result.plan()
                    .map(Plan::tasks)
                    .orElse(List.of())
                    .forEach(task -> read.put(task.id().value(), task));
        }

        /** Has what did not come through be written with more care; answers the care for headings, empty where all is well. */
        Optional<Care> moreCare() {
            if (closesWhatSwallows()) {
                return Optional.of(headings);
            }
            Set<Task> refused = new HashSet<>();
            for (Diagnostic one : result.diagnostics()) {
                if (one.severity() == Severity.ERROR) {
                    Optional.ofNullable(rendered.starts().floorEntry(source.offset(one.position())))
                            .ifPresent(entry -> refused.add(entry.getValue()));
                }
            }
            boolean more = false;
            StrettoDifference difference = new StrettoDifference(draft);
            boolean blind = result.plan().isEmpty() && refused.isEmpty();
            for (Task task : draft.plan.tasks()) {
                more |= moreCare(task, difference, blind || refused.contains(task));
            }
            boolean headingsToo = (result.hasErrors() || headingsDiffer()) && !headings.inexactIn(Part.TITLE);
            if (!headingsToo) {
                return more ? Optional.of(headings) : Optional.empty();
            }
            return Optional.of(
                    headings.escaped() ? Care.without(EnumSet.of(Part.TITLE)) : headings.more(EnumSet.of(Part.TITLE)));
        }

        /** Where tasks are missing, first has those be quoted whose text may have swallowed them: then the others stay as they are. */
        private boolean closesWhatSwallows() {
            if (draft.plan.tasks().stream().allMatch(task -> read.containsKey(draft.names.name(task.id())))) {
                return false;
            }
            List<Task> open = draft.plan.tasks().stream()
                    .filter(task -> !draft.care(task).inexactIn(Part.BODY))
                    .filter(task -> OpenEnd.in(draft.item(task).body()))
                    .toList();
            open.forEach(task -> draft.takeCare(task, draft.care(task).with(Part.BODY)));
            return !open.isEmpty();
        }

        private boolean moreCare(Task task, StrettoDifference difference, boolean refused) {
            Task got = read.get(draft.names.name(task.id()));
            Set<Part> parts = got == null ? EnumSet.noneOf(Part.class) : difference.of(task, got);
            // Where nothing at all was read, only what is to blame is written otherwise; where nobody is, all are.
            boolean missing = got == null && result.plan().isPresent();
            if (missing || (refused && parts.isEmpty())) {
                parts = EnumSet.allOf(Part.class);
            }
            if (got != null && infersWrites(got) && !infersWrites(task) && draft.mayWriteNone(task)) {
                draft.writeNone(task);
                return true;
            }
            Care care = draft.care(task);
            if (parts.isEmpty() || care.exhausted(parts)) {
                return false;
            }
            draft.takeCare(task, care.more(parts));
            return true;
        }

        private static boolean infersWrites(Task task) {
            return task.claims().stream().anyMatch(ClaimSpec::inferred);
        }

        private boolean headingsDiffer() {
            List<Phase> phases = result.plan().map(Plan::phases).orElse(List.of());
            for (int at = 0; at < draft.plan.phases().size(); at++) {
                if (at >= phases.size() || differ(draft.plan.phases().get(at), phases.get(at))) {
                    return true;
                }
            }
            return result.plan()
                    .map(plan -> StrettoLosses.groupsDiffer(draft, plan))
                    .orElse(true);
        }

        private static boolean differ(Phase wanted, Phase got) {
            return !StrettoValues.sameWords(wanted.title(), got.title())
                    || !StrettoValues.sameWords(wanted.objective(), got.objective());
        }
    }
}

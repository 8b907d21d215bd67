package dev.stretto.format.convert;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.speckit.SpecKitReader;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes spec-kit's {@code tasks.md}. As with Stretto Markdown, whether a title means nothing but itself is tried by reading it
 * back; one that does mean something else loses its brackets, for which the format has no escape.
 */
final class SpecKitWriter implements PlanWriter {

    @Override
    public PlanFormat format() {
        return PlanFormat.SPEC_KIT;
    }

    @Override
    public Written write(Plan plan) {
        SpecKitText text = new SpecKitText(plan);
        String written = text.write();
        for (SpecKitText.Plainness next : List.of(SpecKitText.Plainness.NO_BRACKETS, SpecKitText.Plainness.ID_ONLY)) {
            if (!simplified(text, read(written), next)) {
                break;
            }
            written = text.write();
        }
        return new Written(format(), written, losses(text, read(written)), text.renamed());
    }

    /** Has the titles that were not read back as they are be written more simply; answers whether there are any. */
    private static boolean simplified(SpecKitText text, Map<String, Task> read, SpecKitText.Plainness next) {
        boolean any = false;
        for (Task task : text.plan().tasks()) {
            Task got = read.get(text.name(task.id()));
            if (got == null || differs(text, task, got)) {
                text.simplify(task, next);
                any = true;
            }
        }
        return any;
    }

    private static boolean differs(SpecKitText text, Task task, Task got) {
        Optional<List<String>> stated = text.dependencies(task)
                .map(list -> list.stream().map(text::name).toList());
        return !StrettoValues.sameWords(got.title(), text.title(task))
                || got.status() != text.status(task)
                || got.order().parallel() != text.parallel(task)
                || !got.dependencies()
                        .map(list -> list.stream().map(Reference::id).toList())
                        .equals(stated);
    }

    private static Map<String, Task> read(String text) {
        PlanSource source = PlanSource.of("tasks.md", text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
        Map<String, Task> read = new HashMap<>();
        new SpecKitReader()
                .read(source, ReadOptions.DEFAULT)
                .plan()
                .map(Plan::tasks)
                .orElse(List.of())
                .forEach(task -> read.put(task.id().value(), task));
        return read;
    }

    private static List<Written.Loss> losses(SpecKitText text, Map<String, Task> read) {
        Losses losses = new Losses(PlanFormat.SPEC_KIT);
        Unsaid unsaid = new Unsaid(losses);
        Plan plan = text.plan();
        for (Task task : plan.tasks()) {
            Task got = read.get(text.name(task.id()));
            if (got == null || !StrettoValues.sameWords(got.title(), task.title())) {
                losses.add("exact titles", task.id().value(), "changed");
            }
            unsaid.estimate(task);
            unsaid.priority(task);
            unsaid.claims(task);
            unsaid.settings(task);
            unsaid.body(task);
            unsaid.checklist(task);
            unsaid.softOrder(task);
            unsaid.conditions(task);
            unsaid.status(task, EnumSet.complementOf(EnumSet.of(PlanStatus.SKIPPED)), "marked as completed");
            if (task.phase().isEmpty() && !plan.phases().isEmpty()) {
                losses.add("tasks outside of phases", task.id().value(), "put into a phase of their own");
            }
        }
        unsaid.groups(plan.groups());
        unsaid.phaseTexts(plan);
        unsaid.defaults(plan);
        return losses.all();
    }
}

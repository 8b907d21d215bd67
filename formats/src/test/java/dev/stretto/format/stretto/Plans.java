package dev.stretto.format.stretto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Small plans read from text, and their parts. */
final class Plans {

    private Plans() {}

    static ReadResult read(String text) {
        PlanSource source = PlanSource.of("plan.md", text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
        return new StrettoReader().read(source, ReadOptions.DEFAULT);
    }

    /** A plan about which there is nothing to remark. */
    static Plan clean(String text) {
        ReadResult result = read(text);
        assertThat(remarks(result)).isEmpty();
        return result.plan().orElseThrow();
    }

    static Task task(Plan plan, String id) {
        return plan.tasks().stream()
                .filter(task -> task.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no task " + id + " in " + ids(plan)));
    }

    /** The only task of a plan with one item, given as the item's text behind its box. */
    static Task item(String text) {
        Plan plan = clean("- [ ] " + text + "\n");
        assertThat(plan.tasks()).hasSize(1);
        return plan.tasks().getFirst();
    }

    static List<String> ids(Plan plan) {
        return plan.tasks().stream().map(task -> task.id().value()).toList();
    }

    static List<String> dependencies(Plan plan, String id) {
        return task(plan, id).dependencies().orElseThrow().stream()
                .map(Reference::id)
                .toList();
    }

    /** {@code 3:7 error duplicate-id}. */
    static List<String> remarks(ReadResult result) {
        return result.diagnostics().stream().map(Plans::remark).toList();
    }

    static String remark(Diagnostic diagnostic) {
        return diagnostic.position() + " " + diagnostic.severity().name().toLowerCase(Locale.ROOT) + " "
                + diagnostic.code().label();
    }
}

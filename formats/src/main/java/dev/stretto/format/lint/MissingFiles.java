package dev.stretto.format.lint;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.Claims;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.ClaimSpec.Mode;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds files that a plan takes to be there and that are not: those that a task states to read, and those that a task names
 * whose title starts with a word such as "Update". What another task makes, what is written with wildcards, and names without a
 * folder in running text, which are often shorthand, are left alone; so are tasks that are done, and recorded workflows, whose
 * files lie where they ran.
 */
final class MissingFiles {

    /** Each is a look at the disk. */
    private static final int LOOKED_FOR_MAX = 100_000;

    private static final Set<String> CHANGING = Set.of(
            ("update modify edit change fix refactor rewrite extend remove delete clean simplify review read audit"
                            + " inspect optimize optimise improve enhance adjust correct bump patch tweak tidy")
                    .split(" "));

    /** Names in angle brackets or with a dollar stand for something else. */
    private static final String PLACEHOLDERS = "<>$";

    private record Expected(Task by, boolean stated) {}

    private final Plan plan;
    private final Predicate<String> exists;
    private final Diagnostics diagnostics;
    private final Map<String, Expected> expected = new LinkedHashMap<>();

    MissingFiles(Plan plan, Predicate<String> exists, Diagnostics diagnostics) {
        this.plan = plan;
        this.exists = exists;
        this.diagnostics = diagnostics;
    }

    void check() {
        if (plan.format() == PlanFormat.WFFORMAT) {
            return;
        }
        plan.tasks().forEach(this::collect);
        if (expected.isEmpty()) {
            return;
        }
        Set<String> made = made();
        expected.forEach((path, by) -> {
            if (!isMade(path, made) && !exists.test(path)) {
                missing(path, by);
            }
        });
    }

    private void collect(Task task) {
        if (task.status() == PlanStatus.COMPLETED || task.status() == PlanStatus.SKIPPED) {
            return;
        }
        for (ClaimSpec claim : task.claims()) {
            if (claim.mode() == Mode.READ && !claim.inferred()) {
                expect(claim.resource(), new Expected(task, true));
            }
        }
        if (changes(task)) {
            task.files().stream()
                    .filter(file -> file.indexOf('/') >= 0)
                    .forEach(file -> expect(file, new Expected(task, false)));
        }
    }

    private void expect(String path, Expected by) {
        boolean certain = !ClaimedPath.hasWildcards(path)
                && path.chars().noneMatch(c -> PLACEHOLDERS.indexOf(c) >= 0)
                && Claims.staysInside(path);
        if (certain && expected.size() < LOOKED_FOR_MAX) {
            expected.merge(ClaimedPath.of(path).path(), by, (first, next) -> first.stated ? first : next);
        }
    }

    /** Whether a task is about something that is there already. */
    private static boolean changes(Task task) {
        String title = task.title();
        int start = 0;
        while (start < title.length() && !Character.isLetter(title.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < title.length() && Character.isLetter(title.charAt(end))) {
            end++;
        }
        return CHANGING.contains(title.substring(start, end).toLowerCase(Locale.ROOT));
    }

    /** What tasks write that are not about something that is there already; folders among it cover what lies below. */
    private Set<String> made() {
        Set<String> made = new HashSet<>();
        for (Task task : plan.tasks()) {
            boolean changes = changes(task);
            for (ClaimSpec claim : task.claims()) {
                if (claim.mode() == Mode.WRITE && !(changes && claim.inferred())) {
                    ClaimedPath claimed = ClaimedPath.of(claim.resource());
                    made.add(claimed.folder() ? claimed.path() + "/" : claimed.path());
                    made.add(claimed.path());
                }
            }
        }
        return made;
    }

    private static boolean isMade(String path, Set<String> made) {
        return made.contains(path)
                || new ClaimedPath(path, false).above().stream().anyMatch(folder -> made.contains(folder + "/"));
    }

    private void missing(String path, Expected by) {
        diagnostics.add(
                by.stated ? Severity.WARNING : Severity.INFO,
                DiagnosticCode.MISSING_FILE,
                by.by.position(),
                "task " + by.by.id() + (by.stated ? " reads " : " is about ") + path
                        + ", which is not there, and no other task writes it",
                "correct the path, or let the task that makes it say so: (writes: " + path + ")");
    }
}

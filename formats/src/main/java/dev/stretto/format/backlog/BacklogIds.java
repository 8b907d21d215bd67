package dev.stretto.format.backlog;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.taskfile.TaskFile.Word;
import dev.stretto.plan.DiagnosticCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tasks by their ids, as Backlog.md compares them: case and leading zeros do not count, and a missing prefix is any. Beyond
 * that, an id with another prefix is that of the one task with this number, as projects that changed theirs have it.
 */
final class BacklogIds {

    private static final Pattern ID = Pattern.compile("(?:([A-Za-z]{1,30})-)?([0-9]{1,12}(?:\\.[0-9]{1,12}){0,9})");
    private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");

    private final Diagnostics diagnostics;
    private final Map<String, BacklogTask> exact = new LinkedHashMap<>();
    private final Map<String, List<BacklogTask>> byNumber = new LinkedHashMap<>();
    private final List<OtherPrefix> otherPrefix = new ArrayList<>();

    private record OtherPrefix(Word word, BacklogTask task) {}

    BacklogIds(List<BacklogTask> tasks, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        tasks.forEach(this::enter);
    }

    private void enter(BacklogTask task) {
        BacklogTask other = exact.putIfAbsent(canonical(task.id()), task);
        if (other == null) {
            number(task.id())
                    .ifPresent(number -> byNumber.computeIfAbsent(number, any -> new ArrayList<>())
                            .add(task));
        } else if (!other.id().equals(task.id())) {
            // Where they are written alike, the plan's builder says it.
            diagnostics.error(
                    DiagnosticCode.DUPLICATE_ID,
                    task.position(),
                    task.id() + " is the id of another task too, written " + other.id() + ", in "
                            + other.position().file(),
                    "give one of the two another id");
        }
    }

    /** The task that another one names. */
    Optional<BacklogTask> find(Word word) {
        BacklogTask found = exact.get(canonical(word.text()));
        if (found != null) {
            return Optional.of(found);
        }
        List<BacklogTask> alike = number(word.text())
                .map(number -> byNumber.getOrDefault(number, List.of()))
                .orElse(List.of());
        if (alike.size() != 1) {
            return Optional.empty();
        }
        if (word.text().indexOf('-') >= 0) {
            otherPrefix.add(new OtherPrefix(word, alike.getFirst()));
        }
        return Optional.of(alike.getFirst());
    }

    /** Remarks once on all names of tasks that have another prefix than the task. */
    void report() {
        otherPrefix.stream()
                .findFirst()
                .ifPresent(first -> diagnostics.warning(
                        DiagnosticCode.AMBIGUOUS_DEPENDENCY,
                        first.word().position(),
                        first.word().text() + " is taken for " + first.task().id() + ": only the prefix differs"
                                + (otherPrefix.size() > 1
                                        ? "; so are " + (otherPrefix.size() - 1) + " more names"
                                        : ""),
                        "write " + first.task().id()));
    }

    private static String canonical(String id) {
        return LEADING_ZEROS.matcher(id.strip().toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static Optional<String> number(String id) {
        Matcher matcher = ID.matcher(canonical(id));
        return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
    }
}

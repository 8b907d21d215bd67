package dev.stretto.format.ccpm;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.Tick;
import dev.stretto.format.draft.Draft;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.taskfile.TaskBody;
import dev.stretto.format.taskfile.TaskFile;
import dev.stretto.format.taskfile.TaskFile.Word;
import dev.stretto.format.taskfile.TaskPriority;
import dev.stretto.format.taskfile.UnusedKeys;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.NaturalOrder;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.ClaimSpec.Mode;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tasks of one epic. */
final class EpicTasks {

    private static final Set<String> KEYS = Set.of(
            "name",
            "title",
            "task_id",
            "epic",
            "status",
            "depends_on",
            "parallel",
            "conflicts_with",
            "priority",
            "created",
            "updated",
            "closed",
            "github",
            "last_sync",
            "assignee",
            "branch",
            "pr",
            "issue",
            "labels");

    /** {@code 5}, {@code #5}, {@code 005.md}, {@code Task 5}, {@code .claude/epics/x/5.md}. */
    private static final Pattern REFERENCE =
            Pattern.compile("(?:.*/|(?:task|issue)[ _-]{0,3})?#?([0-9]{1,12})(?:\\.md)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern TITLE_NUMBER =
            Pattern.compile("Task[ \\t]{0,3}#?[0-9]{0,12}[ \\t]{0,3}[:.–-]?[ \\t]{0,3}", Pattern.CASE_INSENSITIVE);

    private final List<TaskFile> files;
    private final ReadOptions options;
    private final Diagnostics diagnostics;
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, Set<ClaimSpec>> conflicts = new LinkedHashMap<>();
    private final UnusedKeys unused = new UnusedKeys(KEYS);

    EpicTasks(List<TaskFile> files, ReadOptions options, Diagnostics diagnostics) {
        this.files = files;
        this.options = options;
        this.diagnostics = diagnostics;
        files.forEach(file -> ids.putIfAbsent(withoutZeros(id(file)), id(file)));
    }

    List<Draft> drafts() {
        files.forEach(unused::add);
        unused.report(diagnostics);
        remarkOnParallel();
        files.forEach(this::enterConflicts);
        return files.stream().map(this::draft).toList();
    }

    private static String id(TaskFile file) {
        return file.source().fileName().replaceFirst("\\.md$", "");
    }

    private static String withoutZeros(String number) {
        return number.replaceFirst("^0+(?=[0-9])", "");
    }

    /** CCPM shows it, but orders by dependencies and conflicts alone. */
    private void remarkOnParallel() {
        List<Word> alone = files.stream()
                .flatMap(file -> file.word("parallel").stream())
                .filter(word -> word.text().equalsIgnoreCase("false"))
                .toList();
        if (!alone.isEmpty()) {
            diagnostics.info(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    alone.getFirst().position(),
                    "“parallel: false” is not used (" + alone.size() + " tasks have it): what a task depends on and"
                            + " conflicts with says what it can run beside",
                    "state what it must not run beside: conflicts_with: [12]");
        }
    }

    private Draft draft(TaskFile file) {
        TaskBody body = file.body();
        Notes notes = new Notes();
        notes.files.addAll(body.files());
        TaskPriority.of(file, diagnostics).ifPresent(priority -> notes.priority = priority);
        if (file.has("depends_on")) {
            notes.dependsOn(dependencies(file));
        }
        notes.claims.addAll(conflicts.getOrDefault(id(file), Set.of()));
        PlanStatus status = status(file);
        return new Draft(
                id(file),
                title(file, body),
                body.text(),
                status,
                notes,
                body.checklist(),
                List.of(),
                options.ticks() ? tick(file, status) : Optional.empty(),
                file.source().position(1, 1));
    }

    private String title(TaskFile file, TaskBody body) {
        return file.word("name")
                .or(() -> file.word("title"))
                .map(Word::text)
                .or(() -> Optional.of(TITLE_NUMBER.matcher(body.heading()).replaceFirst(""))
                        .filter(heading -> !heading.isBlank()))
                .orElse(id(file));
    }

    private PlanStatus status(TaskFile file) {
        Optional<Word> word = file.word("status");
        Optional<PlanStatus> status = word.flatMap(one -> CcpmReader.STATUS_WORDS.status(one.text()));
        if (word.isPresent() && status.isEmpty()) {
            diagnostics.warning(
                    DiagnosticCode.BAD_VALUE,
                    word.get().position(),
                    quote(word.get().text()) + " is no status that is known here, so the task counts as open",
                    "write open, in-progress or closed");
        }
        return status.orElse(PlanStatus.PENDING);
    }

    private static Optional<Tick> tick(TaskFile file, PlanStatus status) {
        return status == PlanStatus.COMPLETED
                ? Optional.of(new Tick(List.of(), Optional.empty()))
                : file.set("status", "closed").map(edit -> new Tick(List.of(edit), Optional.empty()));
    }

    private List<IdList.Item> dependencies(TaskFile file) {
        List<IdList.Item> items = new ArrayList<>();
        for (Word word : file.words("depends_on")) {
            Optional<String> id = resolve(word);
            if (id.isPresent()) {
                items.add(new IdList.Item(id.get(), Optional.empty(), IdList.Kind.TASK, true, word.position()));
            } else if (!word.text().equalsIgnoreCase("none")) {
                diagnostics.warning(
                        DiagnosticCode.UNKNOWN_DEPENDENCY,
                        word.position(),
                        quote(word.text()) + " is no task of this epic, so " + id(file) + " does not wait for it",
                        "see to it that it is done, or name a task of this epic by its number");
            }
        }
        return items;
    }

    private Optional<String> resolve(Word word) {
        Matcher reference = REFERENCE.matcher(word.text());
        return reference.matches() ? Optional.ofNullable(ids.get(withoutZeros(reference.group(1)))) : Optional.empty();
    }

    /** Two tasks that conflict both claim to write what stands for the pair, which keeps them from running at once. */
    private void enterConflicts(TaskFile file) {
        for (Word word : file.words("conflicts_with")) {
            Optional<String> other = resolve(word);
            if (other.isEmpty() && !word.text().equalsIgnoreCase("none")) {
                diagnostics.info(
                        DiagnosticCode.IGNORED_ANNOTATION,
                        word.position(),
                        quote(word.text()) + " is no task of this epic, so there is nothing to keep apart",
                        "name a task of this epic by its number");
            }
            other.filter(id -> !id.equals(id(file))).ifPresent(id -> {
                boolean inOrder = NaturalOrder.INSTANCE.compare(id(file), id) < 0;
                String pair = "conflicts_with/" + (inOrder ? id(file) + "-" + id : id + "-" + id(file));
                ClaimSpec claim = new ClaimSpec(Mode.WRITE, pair, true);
                conflicts
                        .computeIfAbsent(id(file), any -> new LinkedHashSet<>())
                        .add(claim);
                conflicts.computeIfAbsent(id, any -> new LinkedHashSet<>()).add(claim);
            });
        }
    }
}

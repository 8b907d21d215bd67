package dev.stretto.format.backlog;

import dev.stretto.format.PlanSource;
import dev.stretto.format.StatusWords;
import dev.stretto.format.frontmatter.FrontMatter;
import dev.stretto.format.frontmatter.FrontMatterEntry;
import dev.stretto.format.frontmatter.YamlValue;
import dev.stretto.plan.PlanStatus;
import java.util.List;
import java.util.Optional;

/**
 * A project's settings, as far as a plan needs them.
 *
 * @param project its name; empty where it is not set
 * @param statuses its own words for statuses, first to last; empty where they are not set
 */
record BacklogConfig(String project, List<String> statuses) {

    static final BacklogConfig NONE = new BacklogConfig("", List.of());

    /** The words that are common; a project may have its own. */
    static final StatusWords WORDS = StatusWords.NONE
            .with(PlanStatus.PENDING, "To Do", "Todo", "Backlog", "Open")
            .with(PlanStatus.IN_PROGRESS, "In Progress", "Doing", "Review", "In Review", "Testing")
            .with(PlanStatus.COMPLETED, "Done", "Completed", "Closed")
            .with(PlanStatus.DEFERRED, "Draft", "Blocked", "On Hold", "Deferred")
            .with(PlanStatus.SKIPPED, "Won't Do", "Cancelled", "Canceled", "Duplicate", "Archived");

    BacklogConfig {
        statuses = List.copyOf(statuses);
    }

    static BacklogConfig of(PlanSource source) {
        FrontMatter yaml = FrontMatter.ofYaml(source);
        String project =
                yaml.entry("project_name").flatMap(entry -> text(entry.value())).orElse("");
        List<String> statuses = yaml.entry("statuses").map(FrontMatterEntry::value).stream()
                .flatMap(value ->
                        value instanceof YamlValue.Items list ? list.items().stream() : List.<YamlValue>of().stream())
                .flatMap(item -> text(item).stream())
                .toList();
        return new BacklogConfig(project, statuses);
    }

    private static Optional<String> text(YamlValue value) {
        return value instanceof YamlValue.Text text && !text.text().isBlank()
                ? Optional.of(text.text().strip())
                : Optional.empty();
    }

    /** What a word says: the common meaning where it has one, else by its place among the project's own, of which the last is done. */
    Optional<PlanStatus> status(String word) {
        Optional<PlanStatus> common = WORDS.status(word);
        if (common.isPresent()) {
            return common;
        }
        for (int at = 0; at < statuses.size(); at++) {
            if (statuses.get(at).equalsIgnoreCase(word)) {
                boolean last = at == statuses.size() - 1;
                return Optional.of(last ? PlanStatus.COMPLETED : at == 0 ? PlanStatus.PENDING : PlanStatus.IN_PROGRESS);
            }
        }
        return Optional.empty();
    }

    /** The word that marks a task as completed. */
    String doneWord() {
        return statuses.reversed().stream()
                .filter(word -> status(word).equals(Optional.of(PlanStatus.COMPLETED)))
                .findFirst()
                .orElse("Done");
    }
}

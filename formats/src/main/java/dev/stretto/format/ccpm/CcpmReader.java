package dev.stretto.format.ccpm;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Recognition;
import dev.stretto.format.StatusWords;
import dev.stretto.format.draft.DraftRules;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.draft.PlanBuilder;
import dev.stretto.format.draft.PlanDraft;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.folder.FolderFiles;
import dev.stretto.format.folder.FolderReader;
import dev.stretto.format.folder.FolderView;
import dev.stretto.format.folder.PlanFolder;
import dev.stretto.format.frontmatter.FrontMatter;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads CCPM epics. A task that states no dependency may start at once.
 *
 * <p>What {@code depends_on} names and the epic does not have holds nothing up, as with CCPM itself, whose numbers are those of
 * issues and may be of another epic.
 */
public final class CcpmReader implements FolderReader {

    static final StatusWords STATUS_WORDS = StatusWords.NONE
            .with(PlanStatus.PENDING, "open", "backlog", "pending", "todo")
            .with(PlanStatus.IN_PROGRESS, "in-progress", "active")
            .with(PlanStatus.COMPLETED, "closed", "completed", "done")
            .with(PlanStatus.DEFERRED, "deferred", "blocked", "on hold")
            .with(PlanStatus.SKIPPED, "cancelled", "canceled", "wont-do", "duplicate");

    private static final DraftRules RULES = new DraftRules(PlanFormat.CCPM, OrderRule.AT_ONCE, false);
    private static final List<String> EPICS = List.of(".claude/epics", "epics", "");
    private static final Pattern TASK_NAME = Pattern.compile("[0-9]{1,12}\\.md");
    private static final String EPIC = "epic.md";

    @Override
    public PlanFormat format() {
        return PlanFormat.CCPM;
    }

    @Override
    public StatusWords statusWords() {
        return STATUS_WORDS;
    }

    @Override
    public Recognition recognise(PlanSource source) {
        FrontMatter frontMatter = FrontMatter.of(source);
        boolean ordered = frontMatter.entry("depends_on").isPresent();
        boolean own = frontMatter.entry("parallel").isPresent()
                || frontMatter.entry("conflicts_with").isPresent();
        if (!ordered || !own) {
            return Recognition.NO;
        }
        return isTask(source.fileName()) ? Recognition.CERTAIN : Recognition.LIKELY;
    }

    @Override
    public List<FolderFiles> find(FolderView folder) {
        Optional<FolderFiles> own = epic(folder, "");
        if (own.isPresent()) {
            return List.of(own.get());
        }
        List<FolderFiles> found = new ArrayList<>();
        for (String epics : EPICS) {
            folder.folders(epics).forEach(inner -> epic(folder, inner).ifPresent(found::add));
        }
        return found;
    }

    private static Optional<FolderFiles> epic(FolderView folder, String root) {
        if (!folder.hasFile(root.isEmpty() ? EPIC : root + "/" + EPIC)) {
            return Optional.empty();
        }
        return Optional.of(new FolderFiles(
                root,
                folder.markdown(root).stream()
                        .map(file -> file.substring(root.isEmpty() ? 0 : root.length() + 1))
                        .toList()));
    }

    static boolean isTask(String fileName) {
        return TASK_NAME.matcher(fileName).matches();
    }

    @Override
    public ReadResult read(PlanFolder folder, ReadOptions options) {
        Diagnostics diagnostics = new Diagnostics(folder.name());
        PlanBuilder builder = new PlanBuilder(RULES, diagnostics);
        SectionDraft all = new SectionDraft(Optional.empty(), new Notes());
        EpicFiles files = EpicFiles.of(folder, diagnostics);
        all.items.addAll(new EpicTasks(files.tasks(), options, diagnostics).drafts());
        Optional<Plan> plan = builder.build(new PlanDraft(files.title(), List.of(all), List.of(), Defaults.NONE));
        return new ReadResult(plan, diagnostics.sorted(), builder.ticks());
    }
}

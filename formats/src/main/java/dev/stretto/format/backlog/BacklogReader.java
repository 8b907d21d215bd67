package dev.stretto.format.backlog;

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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads Backlog.md's tasks. A task that states no dependency may start at once; a task that others name as their parent is their
 * group; one in {@code completed} is completed whatever its status says.
 */
public final class BacklogReader implements FolderReader {

    private static final DraftRules RULES = new DraftRules(PlanFormat.BACKLOG, OrderRule.AT_ONCE, false);

    @Override
    public PlanFormat format() {
        return PlanFormat.BACKLOG;
    }

    @Override
    public StatusWords statusWords() {
        return BacklogConfig.WORDS;
    }

    @Override
    public Recognition recognise(PlanSource source) {
        FrontMatter frontMatter = FrontMatter.of(source);
        boolean task = Stream.of("id", "title", "status")
                .allMatch(key -> frontMatter.entry(key).isPresent());
        if (!task) {
            return Recognition.NO;
        }
        boolean tools = frontMatter.entry("created_date").isPresent()
                || frontMatter.entry("dependencies").isPresent();
        return tools && BacklogLayout.isTaskName(source.fileName())
                ? Recognition.CERTAIN
                : tools ? Recognition.LIKELY : Recognition.NO;
    }

    @Override
    public List<FolderFiles> find(FolderView folder) {
        return BacklogLayout.find(folder);
    }

    @Override
    public ReadResult read(PlanFolder folder, ReadOptions options) {
        Diagnostics diagnostics = new Diagnostics(folder.name());
        BacklogConfig config = folder.files().stream()
                .filter(source -> BacklogLayout.isConfig(source.fileName()))
                .findFirst()
                .map(BacklogConfig::of)
                .orElse(BacklogConfig.NONE);
        List<BacklogTask> tasks = new BacklogTasks(config, options, diagnostics).of(folder);
        SectionDraft all = new SectionDraft(Optional.empty(), new Notes());
        all.items.addAll(new BacklogTree(tasks, diagnostics).drafts());
        PlanBuilder builder = new PlanBuilder(RULES, diagnostics);
        String title = config.project().isEmpty() ? folder.lastName() : config.project();
        Optional<Plan> plan = builder.build(new PlanDraft(title, List.of(all), List.of(), Defaults.NONE));
        return new ReadResult(plan, diagnostics.sorted(), builder.ticks());
    }
}

package dev.stretto.format.org;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanReader;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Recognition;
import dev.stretto.format.StatusWords;
import dev.stretto.format.draft.DraftRules;
import dev.stretto.format.draft.PlanBuilder;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads Org-mode plans. A task that states no dependency waits for the phases before its own. */
public final class OrgReader implements PlanReader {

    private static final DraftRules RULES = new DraftRules(PlanFormat.ORG, OrderRule.PHASE_ORDER, false);

    private static final Pattern TASK =
            Pattern.compile("^\\*{1,9} (?:TODO|DONE|NEXT|IN-PROGRESS|STARTED|BLOCKED|WAITING) ", Pattern.MULTILINE);
    private static final Pattern MARK = Pattern.compile("^(?:#\\+[A-Za-z_]{2,20}:|:PROPERTIES:)", Pattern.MULTILINE);

    /** How much of a text recognition looks at. */
    private static final int LOOKED_AT_CHARS_MAX = 200_000;

    @Override
    public PlanFormat format() {
        return PlanFormat.ORG;
    }

    @Override
    public StatusWords statusWords() {
        return Keywords.COMMON;
    }

    @Override
    public Recognition recognise(PlanSource source) {
        if (source.comparableName().endsWith(".org")) {
            return Recognition.CERTAIN;
        }
        int end = Math.min(source.text().length(), LOOKED_AT_CHARS_MAX);
        boolean org = TASK.matcher(source.text()).region(0, end).find()
                && MARK.matcher(source.text()).region(0, end).find();
        return org ? Recognition.CERTAIN : Recognition.NO;
    }

    @Override
    public ReadResult read(PlanSource source, ReadOptions options) {
        Diagnostics diagnostics = new Diagnostics(source.name());
        PlanBuilder builder = new PlanBuilder(RULES, diagnostics);
        Optional<Plan> plan = builder.build(new OrgDocument(source, options, diagnostics).read());
        return new ReadResult(plan, diagnostics.sorted(), builder.ticks());
    }
}

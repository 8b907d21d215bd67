package dev.stretto.format.wfformat;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import dev.stretto.format.draft.ExactIds;
import dev.stretto.format.wfformat.WfTask.Links;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds tasks that are named by something else than their id: until version 1.4 parents were named by their names. Most instances
 * name all tasks by their ids, so that nothing is gathered until it is needed.
 */
final class NamedTasks {

    private final PlanSource source;
    private final List<WfTask> tasks;
    private final Diagnostics diagnostics;
    private @Nullable Map<String, WfTask> byName;
    private @Nullable ExactIds<WfTask> ids;

    NamedTasks(PlanSource source, List<WfTask> tasks, Diagnostics diagnostics) {
        this.source = source;
        this.tasks = tasks;
        this.diagnostics = diagnostics;
    }

    /** Puts what is described in the place of what is only named; what is unknown is an error and stays as it is. */
    void find(Links links) {
        for (int link = 0; link < links.count(); link++) {
            WfTask named = links.task(link);
            if (!named.described()) {
                WfTask meant = byName().get(named.id);
                if (meant != null) {
                    links.replace(link, meant);
                } else {
                    ids().require(named.id, source.position(links.offset(link)));
                }
            }
        }
    }

    /** The tasks whose name is theirs alone. */
    private Map<String, WfTask> byName() {
        if (byName == null) {
            Map<String, WfTask> found = new HashMap<>();
            Map<String, Integer> counts = new HashMap<>();
            for (WfTask task : tasks) {
                found.put(task.name, task);
                counts.merge(task.name, 1, Integer::sum);
            }
            found.keySet().removeIf(name -> counts.getOrDefault(name, 0) > 1);
            byName = found;
        }
        return byName;
    }

    private ExactIds<WfTask> ids() {
        if (ids == null) {
            ids = new ExactIds<>("task", diagnostics);
            for (WfTask task : tasks) {
                ids.add(task.id, task, source.position(task.at), one -> source.position(one.at));
            }
        }
        return ids;
    }
}

package dev.stretto.local;

import dev.stretto.engine.Effect;
import dev.stretto.engine.Input;
import dev.stretto.git.CommitDetails;
import dev.stretto.git.ObjectId;
import dev.stretto.workspace.Collected;
import dev.stretto.workspace.Salvage;
import dev.stretto.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Takes what an attempt changed out of its workspace: all of it where it is only kept, all but the plan where it is to land. */
record Collecting(PlanFiles plan) {

    /**
     * Collects an attempt's change.
     *
     * @param told the commit's details, given what was said in the workspace's own commits
     */
    Input collect(
            Effect.Collect collect,
            Workspace workspace,
            Ground.Isolated ground,
            Function<List<String>, CommitDetails> told) {
        CommitDetails details = told.apply(workspace.messages());
        if (collect.salvage()) {
            String ref = workspace.salvage(details).map(Salvage.Kept::ref).orElse("");
            ground.salvage().letGo(collect.attempt());
            return new Input.Collected(collect.attempt(), "", List.of(), ref);
        }
        Optional<Collected> change = workspace.collect(details);
        if (change.isEmpty()) {
            return new Input.Collected(collect.attempt(), "", List.of(), "");
        }
        ObjectId commit = change.get().commit();
        List<String> paths = change.get().paths();
        List<String> dropped = plan.among(paths);
        List<String> landed =
                paths.stream().filter(path -> !dropped.contains(path)).toList();
        String name = landed.isEmpty()
                ? ""
                : dropped.isEmpty()
                        ? commit.hex()
                        : ground.landing().without(commit, dropped, details).hex();
        if (!name.isEmpty()) {
            ground.salvage().hold(collect.attempt(), new ObjectId(name));
        }
        return new Input.Collected(collect.attempt(), name, landed, "", dropped);
    }
}

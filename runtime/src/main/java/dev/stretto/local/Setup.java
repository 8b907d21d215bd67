package dev.stretto.local;

import dev.stretto.agent.TaskCommand;
import dev.stretto.engine.Trial;
import dev.stretto.process.ProcessSpec;
import dev.stretto.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The command that makes fresh workspaces ready: the first process of a try in one, and part of it. */
final class Setup {

    private static final String NAME = "the setup of its workspace (--setup) ";

    private Setup() {}

    /**
     * What to do first in the workspace of a try.
     *
     * @param command the setup command of the run
     * @param spec makes a process of the try of what is to be started
     * @return empty where there is nothing to set up, as in place, or it has been done
     */
    static Optional<AttemptLife.Step> step(
            Ground ground, Optional<String> command, Trial trial, Function<List<String>, ProcessSpec> spec) {
        if (command.isEmpty() || !(ground instanceof Ground.Isolated isolated)) {
            return Optional.empty();
        }
        String script = command.get();
        Workspace workspace = isolated.workspaces().find(trial).orElseThrow();
        return workspace.isSetUp(script)
                ? Optional.empty()
                : Optional.of(new AttemptLife.Step(
                        NAME, spec.apply(TaskCommand.shell(script)), () -> workspace.markSetUp(script)));
    }
}

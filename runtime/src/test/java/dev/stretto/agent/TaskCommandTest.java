package dev.stretto.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TaskCommandTest {

    @TempDir
    private Path folder;

    private static Task task(String item) {
        return Plans.read("# Plan\n" + item + "\n").tasks().getFirst();
    }

    @Test
    void aTasksOwnCommandComesBeforeEveryAgent() {
        Task task = task("- [ ] 1.1 A (agent: named) (run: `make a`)");
        assertThat(TaskCommand.of(task, Optional.of("fallback"), Agents.NONE))
                .contains(new TaskCommand.Own(TaskCommand.shell("make a")));
    }

    @Test
    void theAgentATaskNamesComesBeforeTheDefaultOne() {
        Task named = task("- [ ] 1.1 A (agent: named)");
        assertThat(TaskCommand.of(named, Optional.of("fallback"), Agents.NONE))
                .contains(new TaskCommand.By(Agent.ofCommand("named")));
        Task plain = task("- [ ] 1.1 A");
        assertThat(TaskCommand.of(plain, Optional.of("fallback"), Agents.NONE))
                .contains(new TaskCommand.By(Agent.ofCommand("fallback")));
        assertThat(TaskCommand.of(plain, Optional.empty(), Agents.NONE)).isEmpty();
    }

    @Test
    void aBlockStopsAtItsFirstFailingLine() {
        Task task = task("- [ ] 1.1 A\n  ```sh run\n  one\n  two\n  ```");
        TaskCommand.Own own = (TaskCommand.Own)
                TaskCommand.of(task, Optional.empty(), Agents.NONE).orElseThrow();
        assertThat(own.argv().getLast()).startsWith("set -e\n").contains("one\ntwo");
    }

    @Test
    void aProgramIsMissingOnlyWhereItCanBeToldThatItIs() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path program = Files.createFile(bin.resolve("agent"));
        String path = "/nowhere::" + bin;
        assertThat(TaskCommand.missingProgram("agent -p", path, folder)).contains("agent");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(TaskCommand.missingProgram("agent -p", path, folder)).isEmpty();
        assertThat(TaskCommand.missingProgram("  agent", "", folder)).contains("agent");
        assertThat(TaskCommand.missingProgram("bin/agent", "", folder)).isEmpty();
        assertThat(TaskCommand.missingProgram("bin/other", path, folder)).contains("bin/other");
        assertThat(TaskCommand.missingProgram("cd x && agent", "", folder)).isEmpty();
        assertThat(TaskCommand.missingProgram("MODEL=big other", path, folder)).isEmpty();
        assertThat(TaskCommand.missingProgram("$AGENT", path, folder)).isEmpty();
    }
}

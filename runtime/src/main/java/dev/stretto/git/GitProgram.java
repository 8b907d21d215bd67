package dev.stretto.git;

import dev.stretto.process.ProcessIdentity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The git command and the surroundings each of its processes gets: nothing inherited from a git that may have started us, no
 * hooks, no background work, no prompts, untranslated messages, and what it writes is on the disk when it ends.
 *
 * @param executable a name to look up on the PATH, or a path
 */
record GitProgram(String executable) {

    static final GitProgram ON_PATH = new GitProgram("git");

    private static final String DRIVER = "STRETTO_DRIVER";

    private static final String THIS_PROCESS = ProcessIdentity.own().word();

    /** The entry of the environment by which every git process that this JVM starts is found when the JVM is gone. */
    static final String MARKER = DRIVER + "=" + THIS_PROCESS;

    /** Whether the JVM that has a marker still runs. */
    static boolean isOfTheLiving(String marker) {
        return ProcessIdentity.read(marker.substring(marker.indexOf('=') + 1))
                .filter(ProcessIdentity::isRunning)
                .isPresent();
    }

    private static final List<String> SETTINGS = List.of(
            "core.hooksPath=/dev/null",
            "gc.auto=0",
            "maintenance.auto=false",
            "core.fsmonitor=false",
            "core.safecrlf=false",
            "submodule.recurse=false",
            "merge.renames=true",
            // git's guess that a file new in a renamed directory belongs to the new one moves files silently.
            "merge.directoryRenames=false",
            "core.filesRefLockTimeout=2000",
            // A commit is not synced by default; a pack is written where a file exceeds core.bigFileThreshold.
            "core.fsync=objects,derived-metadata,reference");

    /** What was committed counts, not what replace refs and grafts put in its place: an attempt's own git has neither. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_NO_REPLACE_OBJECTS", "1",
            "GIT_GRAFT_FILE", "/dev/null",
            "LC_ALL", "C",
            "GIT_TERMINAL_PROMPT", "0",
            "GIT_OPTIONAL_LOCKS", "0",
            "GIT_LITERAL_PATHSPECS", "1",
            "GIT_LFS_SKIP_SMUDGE", "1");

    ProcessBuilder prepare(Path directory, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(executable);
        for (String setting : SETTINGS) {
            command.add("-c");
            command.add(setting);
        }
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_") || name.equals("LANGUAGE"));
        builder.environment().putAll(ENVIRONMENT);
        builder.environment().put(DRIVER, THIS_PROCESS);
        builder.environment().putAll(environment);
        return builder;
    }
}

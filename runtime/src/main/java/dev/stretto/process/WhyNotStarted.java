package dev.stretto.process;

import dev.stretto.process.ProcessExit.NotStarted;
import dev.stretto.process.ProcessExit.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds out what an error number of the system meant: opening the log, entering the directory and running the command
 * all fail with the same few numbers. Looks only after something failed, so a start that works pays nothing.
 */
final class WhyNotStarted {

    private WhyNotStarted() {}

    /**
     * The file of the command. As a shell does it: a name without a slash is looked for in the {@code PATH} the process
     * will have, anything else counts from its directory.
     *
     * @throws CouldNotStart if no directory of the path has it
     */
    static Path resolve(ProcessSpec spec) throws CouldNotStart {
        String command = spec.argv().getFirst();
        if (command.indexOf('/') >= 0) {
            return spec.directory().resolve(command);
        }
        String path = spec.environment().getOrDefault("PATH", "/usr/bin:/bin");
        Path refused = null;
        for (String directory : path.split(":", -1)) {
            Path candidate = spec.directory().resolve(directory).resolve(command);
            if (Files.isRegularFile(candidate)) {
                if (Files.isExecutable(candidate)) {
                    return candidate;
                }
                refused = candidate;
            }
        }
        if (refused != null) {
            throw new CouldNotStart(Reason.NOT_PERMITTED, refused + " is not executable");
        }
        throw new CouldNotStart(Reason.NO_SUCH_COMMAND, "there is no command " + command + " in " + path);
    }

    static NotStarted explain(int errno, ProcessSpec spec, Path program) {
        return switch (errno) {
            case Errno.E2BIG ->
                new NotStarted(
                        Reason.TOO_LONG,
                        "the arguments and the environment of " + program + " are longer than the system allows; pass a"
                                + " long text by file or standard input");
            case Errno.EAGAIN, Errno.ENOMEM, Errno.EMFILE, Errno.ENFILE ->
                new NotStarted(
                        Reason.NO_RESOURCES, "the machine has no room for another process (error " + errno + ")");
            case Errno.ETXTBSY ->
                new NotStarted(Reason.OTHER, program + " cannot run while another process has it open for writing");
            case Errno.ENOEXEC ->
                new NotStarted(
                        Reason.NOT_A_PROGRAM,
                        program + " is neither a program for this machine nor a script with a #! line");
            default -> explainFiles(spec, program, "error " + errno + " of the system");
        };
    }

    /**
     * Goes through everything the start needs, in the order in which it is needed.
     *
     * @param otherwise what to say when nothing is missing
     */
    static NotStarted explainFiles(ProcessSpec spec, Path program, String otherwise) {
        Path input = spec.input().orElse(Path.of("/dev/null"));
        if (!Files.exists(input)) {
            return new NotStarted(Reason.NO_SUCH_INPUT, "its input " + input + " does not exist");
        }
        if (!Files.isReadable(input)) {
            return new NotStarted(Reason.NOT_PERMITTED, "its input " + input + " cannot be read");
        }
        Path logs = spec.log().resolveSibling(".").normalize();
        if (!Files.isDirectory(logs)) {
            return new NotStarted(Reason.NO_SUCH_DIRECTORY, "the directory of its log, " + logs + ", does not exist");
        }
        if (!Files.isWritable(Files.exists(spec.log()) ? spec.log() : logs) || Files.isDirectory(spec.log())) {
            return new NotStarted(Reason.NOT_PERMITTED, "its log " + spec.log() + " cannot be written");
        }
        if (!Files.isDirectory(spec.directory())) {
            return new NotStarted(Reason.NO_SUCH_DIRECTORY, "its directory " + spec.directory() + " does not exist");
        }
        if (!Files.isExecutable(spec.directory())) {
            return new NotStarted(Reason.NOT_PERMITTED, "its directory " + spec.directory() + " cannot be entered");
        }
        if (!Files.exists(program)) {
            return new NotStarted(Reason.NO_SUCH_COMMAND, "there is no file " + program);
        }
        if (!Files.isExecutable(program) || Files.isDirectory(program)) {
            return new NotStarted(Reason.NOT_PERMITTED, program + " is not executable");
        }
        return interpreterIsMissing(program)
                ? new NotStarted(
                        Reason.NO_SUCH_COMMAND, "the interpreter in the first line of " + program + " does not exist")
                : new NotStarted(Reason.OTHER, program + ": " + otherwise);
    }

    private static boolean interpreterIsMissing(Path program) {
        try (var lines = Files.newInputStream(program)) {
            String start = new String(lines.readNBytes(256), java.nio.charset.StandardCharsets.ISO_8859_1);
            if (!start.startsWith("#!")) {
                return false;
            }
            String interpreter =
                    start.substring(2).lines().findFirst().orElse("").strip().split("\\s", 2)[0];
            return !Files.exists(Path.of(interpreter));
        } catch (IOException unreadable) {
            return false;
        }
    }
}

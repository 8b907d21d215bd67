package dev.stretto.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where the processes of a run note for themselves that they have begun and how they ended, so that the next driver can go on
 * with those that outlive theirs. One file for all of a run, since making files is dear: every note is one short write at its
 * end, between line breaks, and a line that is not whole says nothing.
 *
 * <p>Why nothing is started twice: a process notes its beginning first, then looks whether its driver's permit is still there,
 * and only then does its work. The next driver first withdraws all permits, then reads. Of two that come at the same time one
 * sees the other: either the note is read, or the permit is missing and the process ends without having begun.
 *
 * <p>Safe for use by several threads.
 */
public final class ProcessBook implements AutoCloseable {

    private static final String FILE = "processes";
    private static final String PERMIT = "permit-";

    /** What a process that finds no permit exits with (EX_TEMPFAIL); nobody waits for it. */
    private static final int NOT_PERMITTED = 75;

    private static final int SIGNALS_MAX = 31;

    /** What {@code sh} says of a process that a signal has ended: this and the signal's number. */
    private static final int SIGNALLED = 128;

    /** The arguments: the file, the permit, the key, the boot, the size of the log, and what to run. */
    private static final String BEGIN =
            "printf '\\nbegun %s %s %s %s\\n' \"$3\" $$ \"$4\" \"$5\" >>\"$1\" && [ -e \"$2\" ] || exit "
                    + NOT_PERMITTED + "\n";

    private static final String END = "\nstatus=$?\nprintf '\\nended %s %s\\n' \"$3\" $status >>\"$1\"\nexit $status";

    /** In a subshell, whatever the script does to its shell. */
    private static final String RUN_SCRIPT = BEGIN + "(eval \"set --;$6\")" + END;

    private static final String RUN_PROGRAM = BEGIN + "(shift 5; exec \"$@\")" + END;

    /**
     * Most scripts leave their shell what it is, so that it notes its own end and no second one is needed. All on one line before
     * the script's first, so that what the shell says of its lines is right.
     */
    private static final String RUN_PLAIN_SCRIPT =
            "printf '\\nbegun %%s %%s %%s %%s\\n' %2$s $$ %3$s %4$s >>%1$s && [ -e %5$s ] || exit " + NOT_PERMITTED
                    + "; trap 'printf \"\\nended %%s %%s\\n\" %2$s $? >>'%6$s EXIT; ";

    /** What could keep a shell from noting its end, wherever it stands. */
    private static final Pattern NOT_PLAIN = Pattern.compile("exec|trap|printf *\\(");

    private static final List<String> SHELL = List.of("/bin/sh", "-c");

    private final Path file;
    private final Path permit;

    private ProcessBook(Path file, Path permit) {
        this.file = file;
        this.permit = permit;
    }

    /**
     * Opens the book of a run for its only driver: what an earlier one was just starting does not begin any more.
     *
     * @param directory the run's own
     */
    public static ProcessBook open(Path directory) throws IOException {
        try (DirectoryStream<Path> permits = Files.newDirectoryStream(directory, PERMIT + "*")) {
            for (Path old : permits) {
                Files.deleteIfExists(old);
            }
        }
        String driver = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        Path permit = Files.createFile(directory.resolve(PERMIT + driver));
        return new ProcessBook(directory.resolve(FILE), permit);
    }

    /** The id of the process that opened the book of a run last and has not closed it. */
    public static Optional<Long> driver(Path directory) {
        try (DirectoryStream<Path> permits = Files.newDirectoryStream(directory, PERMIT + "*")) {
            for (Path permit : permits) {
                String pid = String.valueOf(permit.getFileName())
                        .substring(PERMIT.length())
                        .split("-", 2)[0];
                if (isNumber(pid)) {
                    return Optional.of(Long.parseLong(pid));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Then it is not known.
        }
        return Optional.empty();
    }

    /** Withdraws the permit of this driver, all of whose processes have ended. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(permit);
        } catch (IOException e) {
            // The next driver does so.
        }
    }

    /**
     * What is noted of one process.
     *
     * @param pid its id, also of its session and its group
     * @param bootId the kernel's id of the boot it was started in; empty where the system does not tell
     * @param logBytesBefore how long its log was when it began
     * @param status its exit status, as a shell tells it; empty where it has not ended, or not by itself
     * @param withdrawn whether its driver was about to end it
     */
    public record Note(long pid, String bootId, long logBytesBefore, OptionalInt status, boolean withdrawn) {

        /** Whether it was started since this machine has been up. */
        public boolean ofThisBoot() {
            return bootId.equals(ProcFs.bootId());
        }

        /** How it ended, if it did. */
        public Optional<ProcessExit> exit() {
            return status.isPresent() ? Optional.of(ProcessBook.exit(status.getAsInt())) : Optional.empty();
        }
    }

    /** What a status means that a shell has told: one above 128 tells of a signal. */
    public static ProcessExit exit(int status) {
        int signal = status - SIGNALLED;
        return signal > 0 && signal <= SIGNALS_MAX ? new ProcessExit.Signalled(signal) : new ProcessExit.Exited(status);
    }

    /**
     * The same process, noting its beginning and its end. One whose command is not there stays as it is: it cannot start, and
     * says why by itself.
     *
     * @param key names it among all of the run; without blanks
     */
    public ProcessSpec noting(String key, ProcessSpec spec) {
        if (!canStart(spec)) {
            return spec;
        }
        boolean script = spec.argv().size() == 3 && spec.argv().subList(0, 2).equals(SHELL);
        String boot = ProcFs.bootId().isEmpty() ? "-" : ProcFs.bootId();
        String logBytes = String.valueOf(spec.log().toFile().length());
        List<String> argv = new ArrayList<>(SHELL);
        if (script && !NOT_PLAIN.matcher(spec.argv().getLast()).find()) {
            argv.add(plain(key, boot, logBytes) + spec.argv().getLast());
            return spec.withArgv(argv);
        }
        argv.add(script ? RUN_SCRIPT : RUN_PROGRAM);
        argv.addAll(List.of(SHELL.getFirst(), file.toString(), permit.toString(), key, boot, logBytes));
        argv.addAll(script ? spec.argv().subList(2, 3) : spec.argv());
        return spec.withArgv(argv);
    }

    private String plain(String key, String boot, String logBytes) {
        String book = quoted(file.toString());
        return RUN_PLAIN_SCRIPT
                .replace("%%", "%") // before anything of the user's is in it
                .replace("%1$s", book)
                .replace("%2$s", key)
                .replace("%3$s", boot)
                .replace("%4$s", logBytes)
                .replace("%5$s", quoted(permit.toString()))
                .replace("%6$s", quoted(book));
    }

    /** As a word of a shell. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static boolean canStart(ProcessSpec spec) {
        try {
            return Files.isExecutable(WhyNotStarted.resolve(spec));
        } catch (CouldNotStart e) {
            return false;
        }
    }

    /** Notes that a process is about to be ended: whatever it says from now on, it was not its own doing. */
    public void withdraw(String key) {
        try {
            Files.writeString(file, "\nwithdrawn " + key + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // The disk is full: if this driver dies before it has told of the end, that counts as the process's own.
        }
    }

    /** Everything that is noted, by key, in the order in which it began. */
    public Map<String, Note> read() throws IOException {
        Map<String, Note> notes = new LinkedHashMap<>();
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException nothingHasBegun) {
            return notes;
        }
        int whole = text.lastIndexOf('\n');
        text.substring(0, Math.max(0, whole)).lines().forEach(line -> take(line.split(" ", -1), notes));
        return notes;
    }

    private static void take(String[] words, Map<String, Note> notes) {
        if (words.length == 5 && words[0].equals("begun") && isNumber(words[2]) && isNumber(words[4])) {
            notes.put(
                    words[1],
                    new Note(
                            Long.parseLong(words[2]),
                            words[3].equals("-") ? "" : words[3],
                            Long.parseLong(words[4]),
                            OptionalInt.empty(),
                            false));
        } else if (words.length == 3 && words[0].equals("ended") && isNumber(words[2])) {
            OptionalInt status = OptionalInt.of(Integer.parseInt(words[2]));
            notes.computeIfPresent(
                    words[1],
                    (_, note) -> new Note(note.pid(), note.bootId(), note.logBytesBefore(), status, note.withdrawn()));
        } else if (words.length == 2 && words[0].equals("withdrawn")) {
            notes.computeIfPresent(
                    words[1],
                    (_, note) -> new Note(note.pid(), note.bootId(), note.logBytesBefore(), note.status(), true));
        }
    }

    private static boolean isNumber(String word) {
        return word.matches("[0-9]{1,18}");
    }
}

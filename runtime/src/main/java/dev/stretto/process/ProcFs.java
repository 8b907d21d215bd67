package dev.stretto.process;

import dev.stretto.foreign.NativeStrings;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code /proc}. A process can end between any two reads, so each of them answers "none" rather than fail. Where
 * there is no {@code /proc}, Java's own view of the processes stands in, which knows neither sessions nor environments.
 */
final class ProcFs {

    private static final boolean PRESENT = new File("/proc/self/stat").exists();

    private static final String BOOT_ID = readBootId();

    /** "pid (name) " is at most 90 bytes and fifty numbers of at most 20 digits follow. */
    private static final int STAT_BYTES_MAX = 1200;

    /** Where a field of the stat file is, counted from the one after the name; the manual page counts three more. */
    private static final int PARENT = 1;

    private static final int SESSION = 3;
    private static final int START = 19;
    private static final int MEMORY_SIZE = 20;
    private static final int ENVIRONMENT_START = 47;
    private static final int ENVIRONMENT_END = 48;

    private static final int EXEC_MILLIS_MAX = 200;

    private ProcFs() {}

    /**
     * What {@code /proc/PID/stat} says of one process.
     *
     * @param state the letter of the state, such as R, S or Z
     * @param session the id of its session; -1 where the system does not tell
     * @param hasMemory false for a thread of the kernel, and for a process that has ended
     * @param startTicks when it started, in clock ticks since the boot; in milliseconds of the clock where Java tells
     */
    record Stat(long pid, char state, long parent, long session, boolean hasMemory, long startTicks) {

        /** A zombie runs nothing any more: it only waits for its parent to look. */
        boolean ended() {
            return state == 'Z' || state == 'X';
        }

        ProcessIdentity identity() {
            return new ProcessIdentity(pid, startTicks, BOOT_ID);
        }
    }

    /** Whether there is a {@code /proc}. */
    static boolean isPresent() {
        return PRESENT;
    }

    /** The id of this boot, empty where there is none. */
    static String bootId() {
        return BOOT_ID;
    }

    /** The ids of all processes. */
    static long[] pids() {
        String[] names = PRESENT ? new File("/proc").list() : null;
        if (names == null) {
            return ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid).toArray();
        }
        long[] pids = new long[names.length];
        int count = 0;
        for (String name : names) {
            if (Character.isDigit(name.charAt(0))) {
                pids[count++] = Long.parseLong(name);
            }
        }
        return Arrays.copyOf(pids, count);
    }

    static Optional<Stat> stat(long pid) {
        return PRESENT ? statOfProc(pid) : statOfJava(pid);
    }

    static Optional<Stat> statOfJava(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> new Stat(
                        pid,
                        process.isAlive() ? 'R' : 'Z',
                        process.parent().map(ProcessHandle::pid).orElse(0L),
                        -1,
                        process.isAlive(),
                        process.info().startInstant().map(Instant::toEpochMilli).orElse(-1L)));
    }

    private static Optional<Stat> statOfProc(long pid) {
        return fields(pid)
                .map(fields -> new Stat(
                        pid,
                        fields[0].charAt(0),
                        Long.parseLong(fields[PARENT]),
                        Long.parseLong(fields[SESSION]),
                        !fields[MEMORY_SIZE].equals("0"),
                        Long.parseLong(fields[START])));
    }

    private static Optional<String[]> fields(long pid) {
        byte[] bytes = new byte[STAT_BYTES_MAX];
        int length;
        try (FileInputStream file = new FileInputStream("/proc/" + pid + "/stat")) {
            length = file.read(bytes);
        } catch (IOException gone) {
            return Optional.empty();
        }
        // The name stands in parentheses and may itself contain any of them, and spaces: count from the last one.
        String text = new String(bytes, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
        int name = text.lastIndexOf(')');
        return name < 0
                ? Optional.empty()
                : Optional.of(text.substring(name + 2).split(" "));
    }

    /**
     * Whether one of the variables with which the process was started is exactly {@code entry}. While a process is
     * being replaced by another program (exec) it shows no variables, which on a busy machine takes milliseconds; this
     * waits until it does again.
     */
    static boolean environmentHas(long pid, byte[] entry) {
        for (int millis = 0; ; millis++) {
            byte[] environment;
            try (FileInputStream file = new FileInputStream("/proc/" + pid + "/environ")) {
                environment = file.readAllBytes();
            } catch (IOException goneOrOfAnotherUser) {
                return false;
            }
            if (environment.length > 0 || millis == EXEC_MILLIS_MAX || hasNoEnvironment(pid)) {
                return contains(environment, entry);
            }
            Uninterruptible.sleepMillis(1);
        }
    }

    /** The entries of the environment with which a process was started. */
    static List<String> environment(long pid) {
        try (FileInputStream file = new FileInputStream("/proc/" + pid + "/environ")) {
            return List.of(new String(file.readAllBytes(), NativeStrings.charset()).split("\0"));
        } catch (IOException goneOrOfAnotherUser) {
            return List.of();
        }
    }

    /** Tells a process without variables, whose environment begins and ends at one address, from one in exec. */
    private static boolean hasNoEnvironment(long pid) {
        return fields(pid)
                .map(fields -> fields[MEMORY_SIZE].equals("0")
                        || (!fields[ENVIRONMENT_END].equals("0")
                                && fields[ENVIRONMENT_START].equals(fields[ENVIRONMENT_END])))
                .orElse(true);
    }

    private static boolean contains(byte[] environment, byte[] entry) {
        for (int start = 0; start + entry.length <= environment.length; start++) {
            int end = start + entry.length;
            if (Arrays.equals(environment, start, end, entry, 0, entry.length)
                    && (end == environment.length || environment[end] == 0)) {
                return true;
            }
            while (start < environment.length && environment[start] != 0) {
                start++;
            }
        }
        return false;
    }

    private static String readBootId() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException none) {
            return "";
        }
    }
}

package dev.stretto.process;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one process for good: a pid is used again, but not with the same start on the same boot.
 *
 * @param pid the process id
 * @param startTicks clock ticks between the boot and its start ({@code /proc/PID/stat}, field 22); without a
 *     {@code /proc} its start in milliseconds since 1970
 * @param bootId the kernel's id of this boot; empty where the system does not tell
 */
public record ProcessIdentity(long pid, long startTicks, String bootId) {

    private static final Pattern WORD = Pattern.compile("([1-9]\\d{0,9})-(-?\\d{1,18})-(.*)");

    public ProcessIdentity {
        if (pid <= 0) {
            throw new IllegalArgumentException("no process has the id " + pid);
        }
    }

    /** This process. */
    public static ProcessIdentity own() {
        return ProcFs.stat(ProcessHandle.current().pid())
                .map(ProcFs.Stat::identity)
                .orElseThrow(() -> new IllegalStateException("this process is not in the list of processes"));
    }

    /** What {@link #word} gave; empty for anything else. */
    public static Optional<ProcessIdentity> read(String word) {
        return Optional.of(WORD.matcher(word))
                .filter(Matcher::matches)
                .map(parts -> new ProcessIdentity(
                        Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), parts.group(3)));
    }

    /** It as one word. */
    public String word() {
        return pid + "-" + startTicks + "-" + bootId;
    }

    /** Whether this very process still runs; a zombie has ended. */
    public boolean isRunning() {
        return ProcFs.bootId().equals(bootId)
                && ProcFs.stat(pid)
                        .filter(stat -> stat.startTicks() == startTicks && !stat.ended())
                        .isPresent();
    }
}

package dev.stretto.process;

/**
 * Names one process for good: a pid is used again, but not with the same start on the same boot.
 *
 * @param pid the process id
 * @param startTicks clock ticks between the boot and its start ({@code /proc/PID/stat}, field 22); without a
 *     {@code /proc} its start in milliseconds since 1970
 * @param bootId the kernel's id of this boot; empty where the system does not tell
 */
public record ProcessIdentity(long pid, long startTicks, String bootId) {

    public ProcessIdentity {
        if (pid <= 0) {
            throw new IllegalArgumentException("no process has the id " + pid);
        }
    }

    /** Whether this very process still runs; a zombie has ended. */
    public boolean isRunning() {
        return ProcFs.bootId().equals(bootId)
                && ProcFs.stat(pid)
                        .filter(stat -> stat.startTicks() == startTicks && !stat.ended())
                        .isPresent();
    }
}

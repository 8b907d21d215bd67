package dev.stretto.app;

import com.sun.management.OperatingSystemMXBean;
import dev.stretto.process.ProcessMeans;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Looks at the JVM and what the machine has left. */
final class Machine {

    private static final int JDK_MIN = 25;
    private static final long MEGABYTE = 1_000_000;
    private static final long GIGABYTE = 1_000 * MEGABYTE;
    private static final long DISK_WARN_BYTES = 2 * GIGABYTE;
    private static final long DISK_FAIL_BYTES = 200 * MEGABYTE;
    private static final long MEMORY_WARN_BYTES = GIGABYTE;
    private static final long KIBIBYTE = 1024;

    private Machine() {}

    static Finding jdk() {
        String found = Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
        if (Runtime.version().feature() < JDK_MIN) {
            return Finding.fail("jdk", found, "install a JDK " + JDK_MIN + " or newer");
        }
        return Machine.class.getModule().isNativeAccessEnabled()
                ? Finding.ok("jdk", found + ", with native access")
                : Finding.warn(
                        "jdk",
                        found + ", without native access: starting processes is slower",
                        "start Stretto by its script, or java with --enable-native-access=ALL-UNNAMED");
    }

    /** How tasks are started, and whether those that outlive Stretto are found again. */
    static Finding processes(ProcessMeans means) {
        if (!means.markers()) {
            return Finding.warn(
                    "processes",
                    "there is no /proc: tasks that outlive a killed Stretto are not found, nor what leaves its session",
                    "look for left-over processes yourself after a crash (STRETTO_RUN is in their environment)");
        }
        if (!means.sessions()) {
            return Finding.warn(
                    "processes",
                    "tasks run in the session of Stretto's terminal: Ctrl-C there reaches them too",
                    "install setsid (apt install util-linux)");
        }
        return Finding.ok(
                "processes",
                (means.spawned() ? "started by posix_spawn" : "started by ProcessBuilder and setsid, twice as slow")
                        + ", each in a session of its own; found again after a crash");
    }

    /** The folder of all with the least room. */
    static Finding disk(List<Path> folders) {
        Path tightest = folders.getFirst();
        long least = Long.MAX_VALUE;
        try {
            for (Path folder : folders) {
                long free = Files.getFileStore(Folders.existing(folder)).getUsableSpace();
                if (free < least) {
                    least = free;
                    tightest = folder;
                }
            }
        } catch (IOException e) {
            return Finding.warn("disk", "the free space cannot be told: " + e.getMessage(), "look with df -h");
        }
        return disk(tightest, least);
    }

    static Finding disk(Path folder, long freeBytes) {
        String found = size(freeBytes) + " free for " + folder;
        String remedy = "make room: each worker needs a working copy's worth";
        if (freeBytes < DISK_FAIL_BYTES) {
            return Finding.fail("disk", found, remedy);
        }
        return freeBytes < DISK_WARN_BYTES ? Finding.warn("disk", found, remedy) : Finding.ok("disk", found);
    }

    static Finding memory() {
        // Inside a container the first knows its limit, the second only the machine.
        long free =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getFreeMemorySize();
        long total =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return memory(Math.min(total, available(free)));
    }

    static Finding memory(long freeBytes) {
        String found = size(freeBytes) + " free";
        return freeBytes < MEMORY_WARN_BYTES
                ? Finding.warn("memory", found, "end other programs, or run with fewer workers (-w)")
                : Finding.ok("memory", found);
    }

    /** What programs can get, caches given up; where the system does not say, what is unused. */
    private static long available(long unusedBytes) {
        try {
            return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kibibytes -> Long.parseLong(kibibytes) * KIBIBYTE)
                    .findFirst()
                    .orElse(unusedBytes);
        } catch (IOException e) {
            return unusedBytes;
        }
    }

    private static String size(long bytes) {
        return bytes < GIGABYTE
                ? bytes / MEGABYTE + " MB"
                : String.format(Locale.ROOT, "%.1f GB", (double) bytes / GIGABYTE);
    }
}

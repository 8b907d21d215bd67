package dev.stretto.process;

import dev.stretto.foreign.NativeStrings;
import java.io.File;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells cheaply whether anything carries a marker: usually nothing does, and then {@link ProcessTree#end} has nothing to do.
 *
 * <p>Only processes younger than this JVM are looked at; others cannot have been started by it. That one is older is
 * remembered with the time of its folder in {@code /proc}, which the kernel makes anew for a process that takes over the id:
 * so the id is never mistaken. Where that time differs, be it that the kernel made room, the process is asked again.
 */
public final class Carriers {

    private static final long OUR_START = ProcFs.stat(ProcessHandle.current().pid())
            .map(ProcFs.Stat::startTicks)
            .orElse(-1L);

    private static final Map<Long, Long> OLDER = new ConcurrentHashMap<>();

    private Carriers() {}

    /**
     * Which of the markers a running process carries that this JVM or something started by it has started.
     *
     * @param markers entries {@code NAME=value} of the environment, matched whole
     */
    public static Set<String> carried(Collection<String> markers) {
        Set<String> carried = new LinkedHashSet<>();
        Charset charset = NativeStrings.charset();
        long self = ProcessHandle.current().pid();
        for (long pid : ProcFs.pids()) {
            if (pid == self || isOlder(pid)) {
                continue;
            }
            for (String marker : markers) {
                if (!carried.contains(marker) && ProcFs.environmentHas(pid, marker.getBytes(charset))) {
                    carried.add(marker);
                }
            }
        }
        return carried;
    }

    /** Also true of a process that has ended. */
    private static boolean isOlder(long pid) {
        long folderMillis = new File("/proc/" + pid).lastModified();
        Long known = OLDER.get(pid);
        if (known != null && known == folderMillis) {
            return true;
        }
        Optional<ProcFs.Stat> stat = ProcFs.stat(pid).filter(found -> !found.ended());
        boolean older = stat.filter(found -> found.startTicks() < OUR_START).isPresent();
        if (older) {
            OLDER.put(pid, folderMillis);
        } else {
            OLDER.remove(pid);
        }
        return older || stat.isEmpty();
    }
}

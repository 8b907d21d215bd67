package dev.stretto.process;

import dev.stretto.foreign.NativeStrings;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything an attempt or a run has started, wherever it went: found by an entry of the environment that all of it
 * inherited, and ended until nothing is left.
 *
 * <p>A process belongs to the tree if it carries the marker or descends from one that does (which catches what cleared
 * or overwrote its environment while its parent lives). What did both, leave its parent and clear its environment,
 * belongs to nobody and is not found. The asking process and its ancestors never belong, even where they carry the
 * marker because somebody runs Stretto inside a task of Stretto. On a system without {@code /proc} markers are not found.
 */
public final class ProcessTree {

    /** How long a tree gets between TERM and KILL unless configured otherwise. */
    public static final Duration GRACE = Duration.ofSeconds(2);

    /** After KILL a process is gone at once, unless it hangs in the kernel or belongs to another user. */
    private static final Duration KILL_MAX = Duration.ofSeconds(5);

    private static final long POLL_MILLIS_MAX = 20;

    private ProcessTree() {}

    /**
     * Ends whatever carries {@code marker}: TERM to each, KILL after {@code grace}, until a look finds nothing.
     *
     * @param marker an entry {@code NAME=value} of the environment, matched whole
     * @return what could not be ended (it hangs in the kernel or belongs to another user); normally empty
     */
    public static List<ProcessIdentity> end(String marker, Duration grace) {
        return end(List.of(marker), grace);
    }

    /** As {@link #end(String, Duration)} for several markers at the price of one, a look costing some milliseconds. */
    public static List<ProcessIdentity> end(Collection<String> markers, Duration grace) {
        return endBut(List.of(), markers, grace);
    }

    /**
     * As {@link #end(Collection, Duration)}, sparing what carries another marker as well.
     *
     * @param spared entries of the environment of what stays
     */
    public static List<ProcessIdentity> endBut(Collection<String> spared, Collection<String> markers, Duration grace) {
        return end(Target.of(markers, spared), grace);
    }

    /**
     * What still runs of an attempt or a run whose driver is gone.
     *
     * @param marker an entry {@code NAME=value} of the environment, matched whole, such as {@code STRETTO_RUN=id}
     */
    public static List<ProcessIdentity> survivors(String marker) {
        return find(Target.of(List.of(marker), List.of()));
    }

    /**
     * The process of this id, if it runs and carries a marker: so it is the one that was started with it, and no other that
     * has taken over the id.
     */
    public static Optional<ProcessIdentity> carrier(long pid, String marker) {
        return ProcFs.stat(pid)
                .filter(stat -> !stat.ended())
                .filter(_ -> ProcFs.environmentHas(pid, marker.getBytes(NativeStrings.charset())))
                .map(ProcFs.Stat::identity);
    }

    /** What a process was started with as a variable of its environment. */
    public static Optional<String> variable(ProcessIdentity process, String name) {
        return ProcFs.environment(process.pid()).stream()
                .filter(entry -> entry.startsWith(name + "="))
                .map(entry -> entry.substring(name.length() + 1))
                .findFirst()
                .filter(_ -> process.isRunning());
    }

    /**
     * What to end.
     *
     * @param spared markers of what stays, although it carries one of the others too
     * @param leader the leader of the session that belongs to the tree as well, markers or not
     * @param killGroup kills the leader's group in one step, which a process that forks in a loop cannot outrun
     */
    record Target(List<byte[]> markers, List<byte[]> spared, Optional<ProcessIdentity> leader, Runnable killGroup) {

        static Target of(ProcessSpec spec, ProcessIdentity leader, Runnable killGroup) {
            return new Target(bytes(List.of(spec.marker())), List.of(), Optional.of(leader), killGroup);
        }

        private static Target of(Collection<String> markers, Collection<String> spared) {
            return new Target(bytes(markers), bytes(spared), Optional.empty(), () -> {});
        }
    }

    static List<ProcessIdentity> end(Target target, Duration grace) {
        long start = System.nanoTime();
        Set<ProcessIdentity> asked = new HashSet<>();
        boolean clean = false;
        while (true) {
            List<ProcessIdentity> found = find(target);
            if (found.isEmpty()) {
                // A process that forks and exits while we walk the list can be missed in both its shapes. Where there
                // was anything to end, look twice.
                if (clean || asked.isEmpty()) {
                    return found;
                }
                clean = true;
                continue;
            }
            clean = false;
            Duration passed = Duration.ofNanos(System.nanoTime() - start);
            if (passed.compareTo(grace.plus(KILL_MAX)) >= 0) {
                return found;
            }
            boolean force = passed.compareTo(grace) >= 0;
            if (force) {
                target.killGroup().run();
            }
            for (ProcessIdentity process : found) {
                // TERM once each: many programs take a second one for "now, without cleaning up".
                if (asked.add(process) || force) {
                    signal(process, force);
                }
            }
            awaitGone(found, force ? Duration.ofMillis(POLL_MILLIS_MAX) : grace.minus(passed));
        }
    }

    private static List<ProcessIdentity> find(Target target) {
        Map<Long, ProcFs.Stat> all = new HashMap<>();
        for (long pid : ProcFs.pids()) {
            ProcFs.stat(pid).filter(stat -> !stat.ended()).ifPresent(stat -> all.put(pid, stat));
        }
        // An id that another process has taken over since says nothing about a session any more.
        long session = target.leader()
                .filter(leader -> ProcFs.stat(leader.pid())
                        .map(now -> now.startTicks() == leader.startTicks())
                        .orElse(true))
                .map(ProcessIdentity::pid)
                .orElse(-1L);
        Map<Long, Boolean> belongs = new HashMap<>();
        for (long pid = ProcessHandle.current().pid(); pid > 0 && belongs.put(pid, false) == null; ) {
            ProcFs.Stat self = all.get(pid);
            pid = self == null ? 0 : self.parent();
        }
        List<ProcessIdentity> found = new ArrayList<>();
        for (ProcFs.Stat stat : all.values()) {
            if (belongs(stat, target, session, all, belongs)) {
                found.add(stat.identity());
            }
        }
        return found;
    }

    /** Decides for a process after its parent, and remembers; the recursion is as deep as the tree of processes. */
    private static boolean belongs(
            ProcFs.Stat stat, Target target, long session, Map<Long, ProcFs.Stat> all, Map<Long, Boolean> known) {
        Boolean before = known.get(stat.pid());
        if (before != null) {
            return before;
        }
        // Guards against a circle, which a list that was read while ids were used again could show.
        known.put(stat.pid(), false);
        ProcFs.Stat parent = all.get(stat.parent());
        boolean answer = stat.session() == session
                || stat.pid() == session
                || (parent != null && belongs(parent, target, session, all, known))
                || carriesOne(stat, target.markers());
        boolean ours = answer && !carriesOne(stat, target.spared());
        known.put(stat.pid(), ours);
        return ours;
    }

    private static boolean carriesOne(ProcFs.Stat stat, List<byte[]> markers) {
        return stat.hasMemory() && markers.stream().anyMatch(marker -> ProcFs.environmentHas(stat.pid(), marker));
    }

    /**
     * Signals the process only if it is still the one that was found. The handle compares its own start time once more
     * before it signals, so that between our look and the signal an id would have to be used again twice.
     */
    private static void signal(ProcessIdentity process, boolean force) {
        ProcessHandle.of(process.pid()).filter(handle -> process.isRunning()).ifPresent(handle -> {
            if (force) {
                handle.destroyForcibly();
            } else {
                handle.destroy();
            }
        });
    }

    private static void awaitGone(List<ProcessIdentity> processes, Duration atMost) {
        long start = System.nanoTime();
        long millis = 1;
        while (processes.stream().anyMatch(ProcessIdentity::isRunning)
                && System.nanoTime() - start < atMost.toNanos()) {
            Uninterruptible.sleepMillis(millis);
            millis = Math.min(2 * millis, POLL_MILLIS_MAX);
        }
    }

    private static List<byte[]> bytes(Collection<String> markers) {
        Charset charset = NativeStrings.charset();
        return markers.stream().map(marker -> marker.getBytes(charset)).toList();
    }
}

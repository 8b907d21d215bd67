package dev.stretto.process;

/**
 * How processes can be started and found on this machine.
 *
 * @param spawned by posix_spawn, which is fast; else by Java's own way
 * @param sessions each in a session of its own, which no terminal and no end of ours reaches
 * @param markers whether what a process has started is found wherever it went, also by the next driver
 */
public record ProcessMeans(boolean spawned, boolean sessions, boolean markers) {

    /** Those of this machine. */
    public static ProcessMeans here() {
        Spawner best = Spawner.best();
        boolean spawned = best instanceof NativeSpawner;
        return new ProcessMeans(spawned, spawned || new PlainSpawner().hasSessions(), ProcFs.isPresent());
    }
}

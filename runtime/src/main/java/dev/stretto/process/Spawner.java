package dev.stretto.process;

/** Starts one process in a session of its own. Safe for use by several threads at once. */
interface Spawner {

    /**
     * Starts the process; its timeout and output limit are somebody else's business.
     *
     * @throws CouldNotStart if it does not run
     */
    Child spawn(ProcessSpec spec) throws CouldNotStart;

    /** The best one this machine has; takes about a tenth of a second. */
    static Spawner best() {
        if (NativeSpawner.isAvailable()) {
            try {
                return new NativeSpawner();
            } catch (LinkageError | IllegalCallerException nativeAccessIsForbidden) {
                // The JVM was started with --illegal-native-access=deny.
            }
        }
        return new PlainSpawner();
    }
}

package dev.stretto.app;

import dev.stretto.local.RunHome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The runs of a place, each followed at most once. Beyond some number, those that nobody has asked for in the last minutes are let go
 * and read anew when they are asked for again: whoever has just been given one can use it. Safe for use by many threads.
 */
public final class FollowedRuns implements AutoCloseable {

    private static final int KEPT_MAX = 64;
    private static final long IN_USE_NANOS_MAX = TimeUnit.MINUTES.toNanos(2);

    private final RunStore store;
    private final Executor threads;
    private final Map<String, Kept> followed = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * A run that is followed.
     *
     * @param askedNanos when it was asked for last
     */
    private record Kept(FollowedRun run, long askedNanos) {}

    /**
     * @param threads runs what follows a journal while somebody waits for its events
     */
    public FollowedRuns(RunStore store, Executor threads) {
        this.store = store;
        this.threads = threads;
    }

    /**
     * A run by its id; nothing where there is none.
     *
     * @throws UserError if its journal cannot be read
     */
    public Optional<FollowedRun> find(String id) throws UserError {
        Optional<RunHome> home = store.byId(id);
        return home.isEmpty() ? Optional.empty() : Optional.of(follow(home.get()));
    }

    /** Every run with a readable journal, the newest first. */
    public List<RunHome> all() throws UserError {
        return store.all();
    }

    private synchronized FollowedRun follow(RunHome home) throws UserError {
        Kept known = followed.get(home.run().value());
        FollowedRun run = known == null ? new FollowedRun(home, threads) : known.run();
        followed.put(home.run().value(), new Kept(run, System.nanoTime()));
        if (known == null) {
            letGo();
        }
        return run;
    }

    /** Lets go of the runs that were asked for the longest ago; one that is waited on stays. */
    private void letGo() {
        long now = System.nanoTime();
        for (Kept kept : new ArrayList<>(followed.values())) {
            if (followed.size() <= KEPT_MAX || now - kept.askedNanos() < IN_USE_NANOS_MAX) {
                return;
            }
            if (kept.run().idle()) {
                followed.remove(kept.run().home().run().value());
                kept.run().close();
            }
        }
    }

    @Override
    public synchronized void close() {
        followed.values().forEach(kept -> kept.run().close());
        followed.clear();
    }
}

package dev.stretto.app;

import dev.stretto.local.RunHome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The runs of a place, each followed at most once. Those that nobody has asked for lately are let go and read anew when they are
 * asked for again. Safe for use by many threads.
 */
public final class FollowedRuns implements AutoCloseable {

    private static final int KEPT_MAX = 64;

    private final RunStore store;
    private final Executor threads;
    private final Map<String, FollowedRun> followed = new LinkedHashMap<>(16, 0.75f, true);

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
        FollowedRun known = followed.get(home.run().value());
        if (known != null) {
            return known;
        }
        FollowedRun fresh = new FollowedRun(home, threads);
        followed.put(home.run().value(), fresh);
        letGo();
        return fresh;
    }

    /** Lets go of the runs that were asked for the longest ago; one that is waited on stays. */
    private void letGo() {
        for (FollowedRun run : new ArrayList<>(followed.values())) {
            if (followed.size() <= KEPT_MAX) {
                return;
            }
            if (run.idle()) {
                followed.remove(run.home().run().value());
                run.close();
            }
        }
    }

    @Override
    public synchronized void close() {
        followed.values().forEach(FollowedRun::close);
        followed.clear();
    }
}

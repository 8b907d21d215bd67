package dev.stretto.format.taskfile;

import dev.stretto.format.Diagnostics;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The keys of front matter that a format's reader has no use for. */
public final class UnusedKeys {

    private static final int KEYS_MAX = 100;

    private final Set<String> known;
    private final Map<String, Position> firsts = new LinkedHashMap<>();

    /**
     * None so far.
     *
     * @param known the keys that the reader uses, or that say nothing of how a task runs
     */
    public UnusedKeys(Set<String> known) {
        this.known = known;
    }

    /** Takes a file's keys in. */
    public void add(TaskFile file) {
        file.keys().forEach((key, at) -> {
            if (!known.contains(key) && firsts.size() < KEYS_MAX) {
                firsts.putIfAbsent(key, at);
            }
        });
    }

    /** One remark on all of them, at the first. */
    public void report(Diagnostics diagnostics) {
        firsts.values().stream()
                .findFirst()
                .ifPresent(at -> diagnostics.info(
                        DiagnosticCode.IGNORED_ANNOTATION,
                        at,
                        "not used in front matter: " + String.join(", ", firsts.keySet()),
                        ""));
    }
}

package dev.stretto.format.draft;

import dev.stretto.format.text.IdList;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Command;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Position;
import dev.stretto.plan.Priority;
import dev.stretto.plan.TaskSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What annotations say of one phase or item, gathered while it is read. */
public final class Notes {

    /** Everything it depends on; null until it states something, empty where that is "none". */
    public @Nullable List<IdList.Item> dependencies;

    public final Set<ClaimSpec> claims = new SmallSet<>();

    /** Whether it says what it writes, be it nothing. */
    public boolean writesStated;

    /** The paths its text names. */
    public final Set<String> files = new SmallSet<>();

    /** Those of them that stand in a list of files to change. */
    public final Set<String> changed = new SmallSet<>();

    public @Nullable Estimate estimate;

    public @Nullable Priority priority;

    public @Nullable Command command;

    public @Nullable Position commandPosition;

    public @Nullable String gate;

    public @Nullable String agent;

    public @Nullable Duration timeout;

    public @Nullable Integer retries;

    public boolean changesNone;

    /** What should start first where both could, but never holds it up. */
    public final List<IdList.Item> softAfter = new ArrayList<>();

    /** What must have failed for it to run. */
    public final List<IdList.Item> onFailureOf = new ArrayList<>();

    /** Whether it may run beside its neighbours where the plan's rule is document order. */
    public boolean parallel;

    /** Adds to what it depends on. */
    public void dependsOn(IdList list) {
        dependsOn(list.items());
    }

    /** Adds to what it depends on; nothing added still states that there is nothing else. */
    public void dependsOn(List<IdList.Item> items) {
        List<IdList.Item> all = dependencies == null ? new ArrayList<>() : dependencies;
        all.addAll(items);
        dependencies = all;
    }

    /** The settings, what is not said taken from the phase or group around it. */
    TaskSettings settings(List<Notes> around) {
        @Nullable String ownAgent = agent;
        @Nullable String ownGate = gate;
        @Nullable Duration ownTimeout = timeout;
        @Nullable Integer ownRetries = retries;
        for (Notes outer : around) {
            ownAgent = ownAgent == null ? outer.agent : ownAgent;
            ownTimeout = ownTimeout == null ? outer.timeout : ownTimeout;
            ownRetries = ownRetries == null ? outer.retries : ownRetries;
        }
        return new TaskSettings(
                Optional.ofNullable(command),
                Optional.ofNullable(ownGate),
                Optional.ofNullable(ownAgent),
                Optional.ofNullable(ownTimeout),
                Optional.ofNullable(ownRetries),
                changesNone);
    }

    /** The priority, or that of the innermost group or phase around it that has one. */
    Priority priority(List<Notes> around) {
        if (priority != null) {
            return priority;
        }
        for (Notes outer : around) {
            if (outer.priority != null) {
                return outer.priority;
            }
        }
        return Priority.MEDIUM;
    }
}

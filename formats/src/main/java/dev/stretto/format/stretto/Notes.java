package dev.stretto.format.stretto;

import dev.stretto.format.text.IdList;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Command;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Position;
import dev.stretto.plan.Priority;
import dev.stretto.plan.TaskSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What annotations say of one phase or item, gathered while it is read. */
final class Notes {

    /** Everything it depends on; null until it states something, empty where that is "none". */
    @Nullable
    List<IdList.Item> dependencies;

    final Set<ClaimSpec> claims = new LinkedHashSet<>();

    /** Whether it says what it writes, be it nothing. */
    boolean writesStated;

    /** The paths its text names. */
    final Set<String> files = new LinkedHashSet<>();

    /** Those of them that stand in a list of files to change. */
    final Set<String> changed = new LinkedHashSet<>();

    @Nullable
    Estimate estimate;

    @Nullable
    Priority priority;

    @Nullable
    Command command;

    @Nullable
    Position commandPosition;

    @Nullable
    String gate;

    @Nullable
    String agent;

    @Nullable
    Duration timeout;

    @Nullable
    Integer retries;

    boolean changesNone;

    void dependsOn(IdList list) {
        List<IdList.Item> all = dependencies == null ? new ArrayList<>() : dependencies;
        all.addAll(list.items());
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

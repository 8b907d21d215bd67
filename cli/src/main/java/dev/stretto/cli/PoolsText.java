package dev.stretto.cli;

import dev.stretto.claim.ClaimRules;
import dev.stretto.engine.RunDefinition;
import java.util.List;

/** How many units every pool of a run has, and where that is from. */
final class PoolsText {

    private PoolsText() {}

    /** One text a pool; none where no locks are taken. */
    static List<String> of(RunDefinition definition) {
        ClaimRules claims = definition.options().claims();
        if (!claims.locks()) {
            return List.of();
        }
        return claims.poolSizes(definition.plan()).entrySet().stream()
                .map(pool -> "pool " + pool.getKey() + ": " + pool.getValue()
                        + (pool.getValue() == 1 ? " unit" : " units")
                        + (claims.pools().containsKey(pool.getKey())
                                ? ""
                                : ", the largest single wish; --pool " + pool.getKey() + "=N gives it more"))
                .toList();
    }
}

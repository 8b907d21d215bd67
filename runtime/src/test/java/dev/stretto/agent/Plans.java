package dev.stretto.agent;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Plans written down in tests. */
final class Plans {

    private Plans() {}

    static Plan read(String text) {
        PlanSource source = PlanSource.of("plan.md", text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
        return PlanFormats.read(source, Optional.empty(), ReadOptions.DEFAULT)
                .plan()
                .orElseThrow();
    }
}

package dev.stretto.format.convert;

import dev.stretto.format.plainjson.PlanJson;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import java.util.List;
import java.util.Map;

/** Writes Stretto's own JSON, which can say everything. */
final class JsonWriter implements PlanWriter {

    @Override
    public PlanFormat format() {
        return PlanFormat.JSON;
    }

    @Override
    public Written write(Plan plan) {
        return new Written(format(), PlanJson.write(plan), List.of(), Map.of());
    }
}

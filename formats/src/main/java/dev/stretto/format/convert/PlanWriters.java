package dev.stretto.format.convert;

import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import java.util.List;
import java.util.Optional;

/** The formats that plans can be written in. */
public final class PlanWriters {

    private static final List<PlanWriter> WRITERS = List.of(
            new StrettoWriter(),
            new SpecKitWriter(),
            new TaskMasterWriter(),
            new BeadsWriter(),
            new WfFormatWriter(),
            new JsonWriter());

    private PlanWriters() {}

    /** Every format there is a writer for. */
    public static List<PlanFormat> formats() {
        return WRITERS.stream().map(PlanWriter::format).toList();
    }

    /**
     * Writes a plan; empty where there is no writer for the format.
     *
     * @param plan one that compiles: without cycles, and with no reference to what is not there
     */
    public static Optional<Written> write(Plan plan, PlanFormat format) {
        return WRITERS.stream()
                .filter(writer -> writer.format() == format)
                .findFirst()
                .map(writer -> writer.write(plan));
    }
}

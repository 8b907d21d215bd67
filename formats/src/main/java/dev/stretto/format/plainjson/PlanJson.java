package dev.stretto.format.plainjson;

import dev.stretto.format.json.JsonOutput;
import dev.stretto.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Stretto's own JSON of a plan, and its schema. Nothing of a plan is lost in it but the places in the text it came from. */
public final class PlanJson {

    /** What {@code format} says in it. */
    static final String FORMAT = "stretto-plan";

    /** What {@code version} says in it. A field more is no new version; a field with another meaning is. */
    static final int VERSION = 1;

    /** The name of the schema, in its {@code $id} and in the {@code $schema} of what is written. */
    static final String SCHEMA_ID = "urn:stretto:plan:1";

    private PlanJson() {}

    /** Writes a plan; ends with a line end. */
    public static String write(Plan plan) {
        return JsonOutput.indented(json -> new PlanWriting(json).write(plan));
    }

    /** The JSON Schema (draft 2020-12) of it. */
    public static String schema() {
        try (InputStream in = PlanJson.class.getResourceAsStream("plan.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("plan.schema.json is missing in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.stretto.format.json;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes JSON texts, the same on every machine. */
public final class JsonOutput {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonOutput() {}

    /** A value on lines of its own, good to compare line by line; ends with a line end. */
    public static String indented(Consumer<JsonGenerator> writing) {
        return write(new Indented(), writing);
    }

    /** A value on one line; ends with a line end. */
    public static String line(Consumer<JsonGenerator> writing) {
        return write(ObjectWriteContext.empty(), writing);
    }

    private static String write(ObjectWriteContext context, Consumer<JsonGenerator> writing) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(context, out)) {
            writing.accept(json);
        }
        return out.append('\n').toString();
    }

    /** Writes a number without a fraction where it has none, as people would. */
    public static void number(JsonGenerator json, String name, double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            json.writeNumberProperty(name, (long) value);
        } else {
            json.writeNumberProperty(name, value);
        }
    }

    private static final class Indented extends ObjectWriteContext.Base {

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}

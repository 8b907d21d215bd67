package dev.stretto.http;

import dev.stretto.app.UserError;
import dev.stretto.journal.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Starts runs. Every field of the request but the plan is an option of {@code stretto run}, and means the same. */
final class StartRoutes {

    private static final String PLAN = "plan";
    private static final String START = "start";

    /** Options with a value. */
    private static final Map<String, String> VALUES = values();

    /** Options without. */
    private static final List<String> SWITCHES = List.of("all", "new", "optional");

    /** Those that settings can ask for: one that is refused is refused whatever they say. */
    private static final List<String> CHOICES = List.of("land", "actuals", "verify");

    /** Options that can be repeated. */
    private static final Map<String, String> LISTS =
            Map.of("keep", "--keep", "include", "--include", "pool", "--pool", "gate", "--gate");

    private final Served served;

    StartRoutes(Served served) {
        this.served = served;
    }

    private static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : List.of(
                "workers",
                "agent",
                "workspace",
                "setup",
                "retries",
                "timeout",
                "tick",
                "push",
                "claims",
                "order",
                "budget",
                "strategy",
                "format",
                "tag")) {
            values.put(name, "--" + name);
        }
        values.put("gateSlots", "--gate-slots");
        values.put("gateTimeout", "--gate-timeout");
        values.put("onConflict", "--on-conflict");
        values.put("maxOutput", "--max-output");
        values.put("branchPrefix", "--branch-prefix");
        values.put("batchSize", "--batch-size");
        values.put("maxPhases", "--max-phases");
        values.put("barrierGate", "--barrier-gate");
        values.put("onVerifyFailure", "--on-verify-failure");
        values.put("phaseOrder", "--phase-order");
        values.put("phaseThreshold", "--phase-threshold");
        return values;
    }

    static Set<String> fields() {
        Set<String> fields = new TreeSet<>(Set.of(PLAN, START));
        fields.addAll(VALUES.keySet());
        fields.addAll(SWITCHES);
        fields.addAll(CHOICES);
        fields.addAll(LISTS.keySet());
        return fields;
    }

    List<Route> routes() {
        return List.of(Route.post(Routes.API + "/runs", this::start));
    }

    private void start(Context request) throws UserError, InterruptedException {
        ObjectNode body = Asked.body(request, fields());
        List<String> arguments = options(body);
        boolean start = Asked.flag(body, START, true);
        arguments.add("--"); // what follows is no option, however it is spelt
        arguments.add(plan(body));
        String run = served.commands().plan(arguments);
        if (start) {
            begin(run);
        }
        ObjectNode answer = Json.mapper().createObjectNode().put("run", run).put("started", start);
        request.status(201).header("Location", Routes.API + "/runs/" + run);
        request.contentType(Answer.JSON).result(Json.mapper().writeValueAsBytes(answer));
    }

    private void begin(String run) throws UserError, InterruptedException {
        try {
            served.commands().resume(served.place().runs().byId(run).orElseThrow());
        } catch (UserError e) {
            throw new UserError("run " + run + " is made, but could not be started: " + e.getMessage()
                    + "; try again with POST " + Routes.API + "/runs/" + run + "/resume");
        }
    }

    private static List<String> options(ObjectNode body) {
        List<String> options = new ArrayList<>();
        VALUES.forEach((field, option) -> {
            JsonNode value = body.path(field);
            if (!value.isMissingNode()) {
                options.add(option + "=" + word(field, value));
            }
        });
        for (String field : SWITCHES) {
            if (Asked.flag(body, field, false)) {
                options.add("--" + field);
            }
        }
        for (String field : CHOICES) {
            if (body.has(field)) {
                options.add((Asked.flag(body, field, false) ? "--" : "--no-") + field);
            }
        }
        LISTS.forEach((field, option) -> Asked.texts(body, field).forEach(value -> options.add(option + "=" + value)));
        return options;
    }

    private static String word(String field, JsonNode value) {
        if ((!value.isString() && !value.isIntegralNumber()) || value.asString().indexOf('\0') >= 0) {
            throw Problem.badRequest(field + " is a text or a whole number");
        }
        return value.asString();
    }

    /** The plan as one would type it here; it must lie in the repository's work tree whatever links lead where. */
    private String plan(ObjectNode body) {
        String named = body.path(PLAN).isString() ? body.path(PLAN).asString() : "";
        if (named.isBlank()) {
            throw Problem.badRequest("plan is the path of the plan, from the root of the work tree");
        }
        try {
            Path root = served.place().root().toRealPath();
            Path plan = root.resolve(named).toRealPath();
            if (!plan.startsWith(root) || plan.startsWith(root.resolve(".git"))) {
                throw Problem.forbidden(
                        "outside",
                        "plans are run from within the work tree, and " + Asked.shown(named) + " is outside");
            }
            if (!Files.isRegularFile(plan) && !Files.isDirectory(plan)) {
                throw Problem.unprocessable(Asked.shown(named) + " is neither a file nor a folder");
            }
            String relative =
                    served.place().directory().toRealPath().relativize(plan).toString();
            // A file of that name, not standard input, nor a file of further options.
            return relative.equals("-") || relative.startsWith("@") ? "./" + relative : relative;
        } catch (IOException | InvalidPathException e) {
            throw Problem.unprocessable("there is no plan " + Asked.shown(named) + " in the work tree");
        }
    }
}

package dev.stretto.bench.growth;

import dev.stretto.bench.support.Bounds;
import dev.stretto.journal.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code bench/run growth}. */
@Command(
        name = "growth",
        sortOptions = false,
        description = {
            "Reads, compiles and lints plans of N and of 4N tasks in every format, and compares the times: CPU time of",
            "the thread, the best of several, after a warm-up. Four times the tasks may take up to eight times as long."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:no format grows faster", " 1:one does, or was read as something else", " 2:wrong use"})
public final class GrowthCommand implements Callable<Integer> {

    private static final int TASKS_MAX = 250_000;
    private static final int TIMES = 4;
    private static final double RATIO_MAX = 8;

    private record Row(Shape shape, int tasks, double millis, double largeMillis, List<String> wrong) {

        double ratio() {
            return largeMillis / millis;
        }

        boolean right() {
            return wrong.isEmpty() && ratio() <= RATIO_MAX;
        }

        ObjectNode json() {
            ObjectNode node = Json.mapper()
                    .createObjectNode()
                    .put("format", shape.format().label())
                    .put("shape", shape.name())
                    .put("tasks", tasks)
                    .put("millis", millis)
                    .put("largeTasks", TIMES * tasks)
                    .put("largeMillis", largeMillis)
                    .put("ratio", ratio())
                    .put("right", right());
            ArrayNode reasons = node.putArray("wrong");
            wrong.forEach(reasons::add);
            return node;
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--tasks",
            paramLabel = "N",
            defaultValue = "2500",
            description = "how many the smaller plan has (default: ${DEFAULT-VALUE})")
    private int tasks;

    @Option(names = "--json", description = "print one JSON object and nothing else")
    private boolean json;

    @Override
    public Integer call() {
        Bounds.require(spec, "--tasks", tasks, TASKS_MAX);
        PrintWriter out = spec.commandLine().getOut();
        List<Row> rows = new ArrayList<>();
        for (Shape shape : shapes()) {
            Row row = measure(shape);
            rows.add(row);
            if (!json) {
                out.println(text(row));
            }
        }
        if (json) {
            ObjectNode document = Json.mapper().createObjectNode();
            ArrayNode array = document.putArray("rows");
            rows.forEach(row -> array.add(row.json()));
            out.println(document.toString());
        }
        return rows.stream().allMatch(Row::right) ? 0 : 1;
    }

    /** Every kind of plan, at least one of every format. */
    static List<Shape> shapes() {
        return Stream.concat(MarkdownShapes.all().stream(), JsonShapes.all().stream())
                .toList();
    }

    private Row measure(Shape shape) {
        Reading small = Reading.of(shape, tasks);
        Reading large = Reading.of(shape, TIMES * tasks);
        List<String> wrong = Stream.of(small.warmUp(), large.warmUp())
                .flatMap(List::stream)
                .distinct()
                .toList();
        double millis = small.bestMillis();
        return new Row(shape, tasks, millis, large.bestMillis(), wrong);
    }

    private static String text(Row row) {
        return String.format(
                Locale.ROOT,
                "%s: %,d tasks %.0f ms, %,d tasks %.0f ms, %.1f times%s%s",
                row.shape,
                row.tasks,
                row.millis,
                TIMES * row.tasks,
                row.largeMillis,
                row.ratio(),
                row.ratio() <= RATIO_MAX ? "" : ", more than " + (int) RATIO_MAX,
                row.wrong.isEmpty() ? "" : "; " + String.join("; ", row.wrong));
    }
}

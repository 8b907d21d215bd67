package dev.stretto.bench.schedule;

import dev.stretto.bench.support.Refusal;
import dev.stretto.journal.Json;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.Strategy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code bench/run wfcommons}. */
@Command(
        name = "wfcommons",
        sortOptions = false,
        description = {
            "Schedules recorded workflows (WfFormat) by the strategy dag with 1 to 64 workers in virtual time, and",
            "sets the makespan beside the lower bound: the longest chain, or an even share of the work."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:no makespan is below its bound", " 1:not so", " 2:wrong use"})
public final class WfCommonsCommand implements Callable<Integer> {

    private static final List<Integer> WORKERS = List.of(1, 2, 4, 8, 16, 32, 64);

    /** Times are whole milliseconds in a run and fractions of minutes in a plan. */
    private static final double ROUNDING_MINUTES_A_TASK = 1e-4;

    private record Row(String name, int tasks, int workers, double makespanMinutes, double lowerBoundMinutes) {

        double ratio() {
            return lowerBoundMinutes == 0 ? 1 : makespanMinutes / lowerBoundMinutes;
        }

        boolean possible() {
            return makespanMinutes >= lowerBoundMinutes - tasks * ROUNDING_MINUTES_A_TASK;
        }

        ObjectNode json() {
            return Json.mapper()
                    .createObjectNode()
                    .put("workflow", name)
                    .put("tasks", tasks)
                    .put("workers", workers)
                    .put("makespanMinutes", makespanMinutes)
                    .put("lowerBoundMinutes", lowerBoundMinutes)
                    .put("ratio", ratio());
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "a folder of WfFormat instances")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "print one JSON object and nothing else")
    private boolean json;

    @Override
    public Integer call() throws Refusal, IOException {
        List<Row> rows = new ArrayList<>();
        for (Sample sample : Sample.estimated(folder)) {
            if (sample.plan().format() == PlanFormat.WFFORMAT) {
                Schedules schedules = Schedules.of(sample.plan(), Strategy.DAG).orElseThrow();
                for (int workers : WORKERS) {
                    rows.add(new Row(
                            sample.name(),
                            sample.plan().tasks().size(),
                            workers,
                            schedules.makespanMinutes(workers),
                            schedules.lowerBoundMinutes(workers)));
                }
            }
        }
        if (rows.isEmpty()) {
            throw new Refusal("there is no workflow in " + folder);
        }
        print(rows);
        return rows.stream().allMatch(Row::possible) ? 0 : 1;
    }

    private void print(List<Row> rows) {
        PrintWriter out = spec.commandLine().getOut();
        double worst = rows.stream().mapToDouble(Row::ratio).max().orElse(1);
        if (json) {
            ObjectNode document = Json.mapper().createObjectNode();
            ArrayNode array = document.putArray("rows");
            rows.forEach(row -> array.add(row.json()));
            document.put("worstRatio", worst);
            out.println(document.toString());
            return;
        }
        for (Row row : rows) {
            out.println(String.format(
                    Locale.ROOT,
                    "%-45s %6d tasks %3d workers %10.2f min, bound %10.2f min, ratio %.3f",
                    row.name,
                    row.tasks,
                    row.workers,
                    row.makespanMinutes,
                    row.lowerBoundMinutes,
                    row.ratio()));
        }
    }
}

package dev.stretto.bench.schedule;

import dev.stretto.bench.support.Refusal;
import dev.stretto.journal.Json;
import dev.stretto.plan.Strategy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code bench/run strategies}. */
@Command(
        name = "strategies",
        sortOptions = false,
        description = {
            "Compiles every plan of a folder that states estimates by every strategy, and works out in virtual time how",
            "long it takes with 1, 2, 3, 4 and 8 workers and without a limit."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:done", " 1:failed", " 2:wrong use"})
public final class StrategiesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "a folder of plans")
    private Path folder = Path.of("");

    @Option(names = "--write", description = "write docs/strategy-table.md anew")
    private boolean write;

    @Option(names = "--json", description = "print one JSON object and nothing else")
    private boolean json;

    @Override
    public Integer call() throws Refusal, IOException {
        List<StrategyRow> rows = new ArrayList<>();
        List<Sample> samples = new ArrayList<>(Sample.estimated(folder));
        samples.add(Sample.example());
        for (Sample sample : samples) {
            for (Strategy strategy : Strategy.values()) {
                Optional<Schedules> schedules = Schedules.of(sample.plan(), strategy);
                schedules.ifPresent(found -> rows.add(StrategyRow.of(sample.name(), strategy, found)));
            }
        }
        if (write) {
            Path page = Path.of(System.getProperty("stretto.root", "."), "docs", "strategy-table.md");
            Files.writeString(page, StrategyTable.page(rows));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode document = Json.mapper().createObjectNode();
            ArrayNode array = document.putArray("rows");
            rows.forEach(row -> array.add(row.json()));
            out.println(document.toString());
        } else if (!write) {
            out.print(StrategyTable.table(rows));
        }
        out.flush();
        return 0;
    }
}

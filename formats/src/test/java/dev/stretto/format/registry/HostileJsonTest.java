package dev.stretto.format.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.PlanReader;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.beads.BeadsReader;
import dev.stretto.format.json.JsonPlans;
import dev.stretto.format.sageindex.SageIndexReader;
import dev.stretto.format.statusjson.StatusJsonReader;
import dev.stretto.format.taskmaster.TaskMasterReader;
import dev.stretto.plan.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that no tool writes: too large, too deep, or wrong in every place. */
final class HostileJsonTest {

    private static final ReadOptions TICKS = new ReadOptions(Optional.empty(), false, true);

    private static Stream<PlanReader> readers() {
        return Stream.of(new TaskMasterReader(), new BeadsReader(), new StatusJsonReader(), new SageIndexReader());
    }

    private static ReadResult read(PlanReader reader, String text) {
        PlanSource source = JsonPlans.source("x", text);
        reader.recognise(source);
        ReadResult result = reader.read(source, TICKS);
        assertThat(result.plan().isPresent() || result.hasErrors()).isTrue();
        assertThat(result.diagnostics()).allSatisfy(one -> {
            assertThat(one.position().line()).isLessThanOrEqualTo(source.lineCount());
            assertThat(source.offset(one.position())).isLessThanOrEqualTo(text.length());
            assertThat(one.message()).hasSizeLessThan(2_000);
        });
        return result;
    }

    private static String list(String name, int count, IntFunction<String> item) {
        return "{\"" + name + "\":[" + IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(",")) + "]}";
    }

    @Test
    void aHundredThousandTasksAreRead() {
        int many = 100_000;
        String issues =
                IntStream.range(0, many).mapToObj(at -> issue(at, at - 1)).collect(Collectors.joining("\n"));

        assertThat(size(read(new TaskMasterReader(), list("tasks", many, at -> task(at, at - 1)))))
                .isEqualTo(many);
        assertThat(size(read(new StatusJsonReader(), list("tasks", many, at -> task(at, at - 1)))))
                .isEqualTo(many);
        assertThat(size(read(new SageIndexReader(), list("tickets", many, at -> task(at, at - 1)))))
                .isEqualTo(many);
        assertThat(size(read(new BeadsReader(), issues))).isEqualTo(many);
    }

    private static int size(ReadResult result) {
        return result.plan()
                .map(plan -> plan.tasks().size() + plan.groups().size())
                .orElse(0);
    }

    private static String task(int id, int before) {
        return "{\"id\":\"t%d\",\"title\":\"a\",\"dependencies\":[%s],\"dependents\":[]}"
                .formatted(id, before < 0 ? "" : "\"t" + before + "\"");
    }

    private static String issue(int id, int before) {
        return "{\"id\":\"t%d\",\"title\":\"a\",\"dependencies\":[{\"depends_on_id\":\"t%d\",\"type\":\"%s\"}]}"
                .formatted(id, Math.max(before, 0), before < 0 ? "related" : id % 3 == 0 ? "parent-child" : "blocks");
    }

    @Test
    void unknownAndRepeatedIdsBeyondNumberAreCounted() {
        ReadResult unknown = read(new TaskMasterReader(), list("tasks", 20_000, at -> task(at, at + 1_000_000)));
        ReadResult repeated = read(new SageIndexReader(), list("tickets", 20_000, at -> task(1, -1)));
        ReadResult parents = read(
                new SageIndexReader(),
                list("tickets", 20_000, at -> "{\"id\":%d,\"parent\":\"p%d\"}".formatted(at, at)));

        assertThat(count(unknown, DiagnosticCode.UNKNOWN_DEPENDENCY)).isEqualTo(1_001);
        assertThat(count(repeated, DiagnosticCode.DUPLICATE_ID)).isEqualTo(1_001);
        assertThat(count(parents, DiagnosticCode.UNKNOWN_DEPENDENCY)).isEqualTo(1_001);
    }

    private static long count(ReadResult result, DiagnosticCode code) {
        return result.diagnostics().stream().filter(one -> one.code() == code).count();
    }

    @ParameterizedTest
    @MethodSource("readers")
    void deepNestingIsAnErrorInItsPlace(PlanReader reader) {
        for (String open : List.of("[", "{\"tasks\":", "{\"tasks\":[", "{\"a\":[{\"tickets\":")) {
            assertThat(read(reader, open.repeat(200_000)).plan()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void aLineOfManyMegabytesIsRead(PlanReader reader) {
        String text = "x`(".repeat(300_000);
        String task =
                "{\"id\":\"1\",\"title\":\"%s\",\"description\":\"%s\",\"details\":\"%s\"}".formatted(text, text, text);

        read(reader, task);
        read(reader, "{\"tasks\":[" + task + "],\"tickets\":[" + task + "]}");
        read(reader, "{\"id\":\"" + text + "\",\"title\":1}");
    }

    /** Every value of a plan in turn is replaced by what does not belong there. */
    @ParameterizedTest
    @MethodSource("readers")
    void anyValueMayBeOfAnyKind(PlanReader reader) {
        String plan = """
                {"_type":"issue","planPath":"p","id":"1","title":"a","status":"open","master":{"tasks":[]},"summary":{"totalTasks":1},
                "dependencyGraph":{"1":{"dependencies":["2"]}},"dependencies":[{"depends_on_id":"2","type":"blocks"}],
                "tasks":[{"id":1,"title":"a","description":"b","details":"c","status":"pending","phase":"Phase 1","notes":"n",
                "priority":"high","dependencies":[2],"dependents":["2"],"executionConstraints":{"sequential":true,"sequentialGroup":"g"},
                "relevantFiles":[{"path":"a","action":"create"}],"files":["b"],"estimatedHours":1,
                "subtasks":[{"id":1,"title":"d","dependencies":[1,"2"]}]}],
                "tickets":[{"id":"A","title":"a","state":"DEFERRED","parent":"B","children":["C"],"blocks":["D"],
                "tasks":[{"description":"x","status":"COMPLETED"}],"docs":{"spec":"s"},"estimate":{"hours":1}}]}""".replace("\n", "");
        String[] values = {"null", "true", "-1.5e9", "\"\"", "\"\\ud800\\u0000\"", "[]", "{}", "[[[]]]", "{\"id\":{}}"};
        Matcher value =
                Pattern.compile("(?<=[:\\[,])(?:\"[^\"]*+\"(?!:)|[0-9]+|true)").matcher(plan);
        int tried = 0;
        while (value.find()) {
            for (String other : values) {
                read(reader, plan.substring(0, value.start()) + other + plan.substring(value.end()));
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(300);
    }

    /** Texts put together from the words of the formats, most of them broken. */
    @ParameterizedTest
    @MethodSource("readers")
    void nothingMadeOfTheirWordsDoesHarm(PlanReader reader) {
        String[] words = {
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"id\"",
            "\"tasks\"",
            "\"tickets\"",
            "\"title\"",
            "\"status\"",
            "\"dependencies\"",
            "\"parent\"",
            "\"subtasks\"",
            "\"depends_on_id\"",
            "\"type\"",
            "\"blocks\"",
            "1",
            "\"1.1\"",
            "null",
            "true",
            "\n",
            "\r",
            " ",
            "\"master\"",
            "\"external:x\"",
            "\"parent-child\"",
            "\"phase\"",
            "\"",
            "\\",
            "-"
        };
        long seed = 20260101;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<String> text = new ArrayList<>();
            text.add(random.nextBoolean() ? "{\"tasks\":[{\"id\":1," : "{\"id\":\"a\",");
            for (int at = random.nextInt(30); at >= 0; at--) {
                text.add(words[random.nextInt(words.length)]);
            }
            String whole = String.join("", text);
            try {
                read(reader, whole);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", round " + round + ": " + whole, e);
            }
        }
    }
}

package dev.stretto.format.plainjson;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.stretto.format.Edit;
import dev.stretto.format.PlanReader;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Recognition;
import dev.stretto.format.convert.RandomPlan;
import dev.stretto.format.convert.Same;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.TaskId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stretto's own JSON, its schema, and what is wrong with JSON that is not as the schema says. */
final class PlanJsonTest {

    private static final Path PUBLISHED =
            Path.of("").toAbsolutePath().resolveSibling("docs").resolve("plan.schema.json");

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(PlanJson.schema(), InputFormat.JSON);

    private static final String HEAD = "{\"format\": \"stretto-plan\", \"version\": 1, \"title\": \"p\", "
            + "\"rule\": \"phase-order\", \"phases\": [{\"id\": \"1\", \"title\": \"Core\"}], ";

    private final PlanReader reader = new PlanJsonReader();

    private static PlanSource source(String text) {
        return PlanSource.of("plan.json", text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
    }

    private ReadResult read(String text) {
        return reader.read(source(text), ReadOptions.DEFAULT);
    }

    private static List<Error> violations(String json) {
        return SCHEMA.validate(json, InputFormat.JSON);
    }

    private static List<String> remarks(ReadResult result) {
        return result.diagnostics().stream()
                .map(one ->
                        one.position() + " " + one.severity() + " " + one.code().label())
                .toList();
    }

    @Test
    void everythingAPlanSaysComesBack() {
        for (long seed = 0; seed < 500; seed++) {
            Plan plan = RandomPlan.of(seed, RandomPlan.allBut());
            String json = PlanJson.write(plan);
            ReadResult result = read(json);

            assertThat(result.diagnostics()).as("seed %d", seed).noneMatch(one -> one.severity() == Severity.ERROR);
            assertThat(Same.placeless(result.plan().orElseThrow()))
                    .as("seed %d", seed)
                    .isEqualTo(Same.placeless(plan));
            assertThat(PlanJson.write(result.plan().orElseThrow()))
                    .as("seed %d", seed)
                    .isEqualTo(json);
        }
    }

    @Test
    void whatIsWrittenIsAsTheSchemaSays() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(violations(PlanJson.write(RandomPlan.of(seed, RandomPlan.allBut()))))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void theSchemaInTheDocsIsTheOneOfTheProgram() throws Exception {
        if ("write".equals(System.getProperty("stretto.docs"))) {
            Files.writeString(PUBLISHED, PlanJson.schema());
        }
        assertThat(PUBLISHED).hasContent(PlanJson.schema());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "'tasks': []",
                "'tasks': [{'id': '1'}]",
                "'tasks': [{'id': '', 'title': 'a'}]",
                "'tasks': [{'id': 1, 'title': 'a'}]",
                "'tasks': [{'id': '1', 'title': ['a']}]",
                "'tasks': [{'id': '1', 'title': 'a', 'status': 'done'}]",
                "'tasks': [{'id': '1', 'title': 'a', 'dependencies': '2'}]",
                "'tasks': [{'id': '1', 'title': 'a', 'dependencies': [2]}]",
                "'tasks': [{'id': '1', 'title': 'a', 'command': 'make'}]",
                "'tasks': [{'id': '1', 'title': 'a', 'command': {'script': ' '}}]",
                "'tasks': [{'id': '1', 'title': 'a', 'retries': 1.5}]",
                "'tasks': [{'id': '1', 'title': 'a', 'retries': 101}]",
                "'tasks': [{'id': '1', 'title': 'a', 'timeoutMinutes': 0}]",
                "'tasks': [{'id': '1', 'title': 'a', 'parallel': 'yes'}]",
                "'tasks': [{'id': '1', 'title': 'a', 'changes': 'some'}]",
                "'tasks': [{'id': '1', 'title': 'a', 'gate': ''}]",
                "'tasks': [{'id': '1', 'title': 'a', 'claims': [{'mode': 'own', 'resource': 'a'}]}]",
                "'tasks': [{'id': '1', 'title': 'a', 'claims': [{'resource': 'a'}]}]",
                "'tasks': [{'id': '1', 'title': 'a', 'checklist': ['a']}]",
                "'tasks': [{'id': '1', 'title': 'a'}], 'chains': [['1']]",
                "'tasks': [{'id': '1', 'title': 'a'}], 'groups': [{'title': 'g'}]",
                "'tasks': [{'id': '1', 'title': 'a'}], 'defaults': {'workers': 0}",
                "'tasks': {'id': '1'}",
                "'tasks': [7]"
            })
    void whatTheSchemaRefusesIsAnErrorInItsPlace(String part) {
        String json = HEAD + part.replace('\'', '"') + "}";
        ReadResult result = read(json);

        assertThat(violations(json)).isNotEmpty();
        assertThat(result.hasErrors()).isTrue();
        assertThat(result.diagnostics()).allSatisfy(one -> {
            assertThat(one.position().line()).isEqualTo(1);
            assertThat(one.position().column()).isBetween(1, json.length());
            assertThat(one.hint()).isNotEmpty();
        });
    }

    @Test
    void anErrorPointsAtTheValueThatIsWrong() {
        ReadResult result = read(HEAD + "\"tasks\": [\n  {\"id\": \"a\", \"title\": \"A\",\n   \"status\": \"done\",\n"
                + "   \"dependencies\": [\"b\", \"c\"], \"phase\": \"2\", \"colour\": \"red\"},\n"
                + "  {\"id\": \"b\", \"title\": \"x\\ny\", \"estimateMinutes\": {\"low\": 2, \"high\": 1}},\n"
                + "  {\"id\": \"b\", \"title\": \"again\"}]}");

        assertThat(remarks(result))
                .containsExactly(
                        "2:3 ERROR unknown-dependency",
                        "3:14 ERROR bad-value",
                        "4:26 ERROR unknown-dependency",
                        "4:56 INFO ignored-annotation",
                        "5:24 WARNING bad-value",
                        "5:51 WARNING bad-estimate",
                        "6:3 ERROR duplicate-id");
        assertThat(result.plan().orElseThrow().tasks()).hasSize(2);
        assertThat(result.plan().orElseThrow().tasks().getFirst().dependencies().orElseThrow())
                .hasSize(1);
        assertThat(result.plan().orElseThrow().tasks().getLast().title()).isEqualTo("x y");
    }

    @Test
    void aGroupNamedAsADependencyStandsForItsMembers() {
        Plan plan = read(HEAD + """
                "groups": [{"id": "g", "title": "G", "members": ["a", "b"]}],
                "tasks": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"},
                          {"id": "c", "title": "C", "dependencies": ["g", "a"]}]}
                """).plan().orElseThrow();

        assertThat(plan.tasks().getLast().dependencies().orElseThrow())
                .extracting(reference -> reference.id())
                .containsExactly("a", "b");
    }

    @Test
    void theMarkerMakesItBeRecognised() {
        assertThat(reader.recognise(source(HEAD + "\"tasks\": []}"))).isEqualTo(Recognition.CERTAIN);
        assertThat(reader.recognise(source("{\"tasks\": []}"))).isEqualTo(Recognition.NO);
        assertThat(reader.recognise(source("- [ ] 1.1 write \"format\": \"stretto-plan\"")))
                .isEqualTo(Recognition.NO);
    }

    @Test
    void aTickChangesTheStatusOrAddsOne() {
        String json = HEAD + "\"tasks\": [{\"id\": \"a\", \"title\": \"A\", \"status\": \"failed\"}, "
                + "{\"id\": \"b\", \"title\": \"B\"}, {\"id\": \"c\", \"title\": \"C\", \"status\": \"completed\"}]}";
        ReadResult result = reader.read(source(json), new ReadOptions(Optional.empty(), false, true));

        for (String id : List.of("b", "a", "c")) {
            for (Edit edit : result.ticks().get(new TaskId(id)).done()) {
                int at = edit.at().column() - 1;
                json = json.substring(0, at) + edit.text() + json.substring(at + edit.length());
            }
        }
        assertThat(json.length()).isGreaterThan(1);
        assertThat(read(json).plan().orElseThrow().completed()).isEqualTo(3);
    }

    @Test
    void jsonThatIsBrokenDeepOrHugeIsRefusedInItsPlace() {
        assertThat(remarks(read(HEAD + "\"tasks\": [{\"id\": \"1\", \"title\": \"a\"}")))
                .last()
                .asString()
                .endsWith("ERROR unreadable");
        assertThat(remarks(read(HEAD + "\"tasks\": " + "[".repeat(100_000))))
                .anyMatch(one -> one.endsWith("unreadable"));
        assertThat(remarks(read("[]"))).contains("1:1 ERROR bad-value");
        assertThat(read(HEAD + "\"tasks\": [{\"id\": \"1\", \"title\": \"" + "a".repeat(100_000_000) + "\"}]}")
                        .hasErrors())
                .isFalse();
    }

    @Test
    void textsChangedAtRandomAreReadOrRefusedInTheirPlace() {
        String json = PlanJson.write(RandomPlan.of(7, RandomPlan.allBut()));
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            StringBuilder changed = new StringBuilder(json);
            for (int count = random.nextInt(1, 6); count > 0; count--) {
                int at = random.nextInt(changed.length() - 20);
                switch (random.nextInt(4)) {
                    case 0 -> changed.delete(at, at + random.nextInt(1, 20));
                    case 1 -> changed.insert(at, changed.substring(at, at + random.nextInt(1, 20)));
                    case 2 -> changed.setCharAt(at, "{}[]\",:0-e\n".charAt(random.nextInt(11)));
                    default ->
                        changed.insert(
                                at,
                                List.of("null", "{}", "[[]]", "1e999", "\"\"").get(random.nextInt(5)));
                }
            }
            PlanSource source = source(changed.toString());
            ReadResult result = reader.read(source, ReadOptions.DEFAULT);
            assertThat(result.plan().isPresent() || result.hasErrors())
                    .as("seed %d", seed)
                    .isTrue();
            result.diagnostics()
                    .forEach(one ->
                            assertThat(one.position().line()).as("%s", one).isBetween(1, source.lineCount()));
        }
    }

    @Test
    void aPlanConvertedFromAnotherFormatSaysSo() {
        Plan plan = RandomPlan.of(1, RandomPlan.allBut());
        Plan other = new Plan(
                plan.title(),
                PlanFormat.ORG,
                plan.rule(),
                plan.phases(),
                plan.tasks(),
                plan.groups(),
                plan.chains(),
                plan.defaults());

        assertThat(PlanJson.write(other)).contains("\"convertedFrom\" : \"org\"");
        assertThat(violations(PlanJson.write(other))).isEmpty();
        assertThat(read(PlanJson.write(other)).plan().orElseThrow().format()).isEqualTo(PlanFormat.JSON);
    }
}

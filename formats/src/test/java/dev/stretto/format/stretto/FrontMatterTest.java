package dev.stretto.format.stretto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.ReadResult;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Position;
import dev.stretto.plan.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrontMatterTest {

    @Test
    void itSetsTheDefaultsOfThePlan() {
        Plan plan = Plans.clean(
                "---\nstrategy: Waves\nworkers: 4\nagent: claude # ours\non-conflict: 'mergetool --auto'\ntimeout: 1h30m\nretries: 2\ngate: [make test, 'a b']\n---\n# T\n- [ ] 1.1 a\n");

        assertThat(plan.defaults())
                .isEqualTo(new Defaults(
                        Optional.of(Strategy.WAVES),
                        Optional.of(4),
                        Optional.of("claude"),
                        Optional.of("mergetool --auto"),
                        Optional.of(Duration.ofMinutes(90)),
                        Optional.of(2),
                        List.of("make test", "a b")));
        assertThat(plan.tasks().getFirst().position()).isEqualTo(new Position(11, 7));
        assertThat(Plans.clean("---\ngate: make test\n---\n- [ ] 1.1 a\n")
                        .defaults()
                        .gates())
                .containsExactly("make test");
    }

    @Test
    void aPlanWithoutItHasNoDefaults() {
        assertThat(Plans.clean("- [ ] 1.1 a\n").defaults()).isEqualTo(Defaults.NONE);
        assertThat(Plans.clean("---\n---\n- [ ] 1.1 a\n").defaults()).isEqualTo(Defaults.NONE);
        assertThat(Plans.clean("---\r\nworkers: 2\r\n---\r\n- [ ] 1.1 a\r\n")
                        .defaults()
                        .workers())
                .hasValue(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "strategy: fast     | 3:11 error bad-value        | “fast”",
                "workers: many       | 3:10 error bad-value        | “many”",
                "workers: 0          | 3:10 error bad-value        | “0”",
                "workers: [1]        | 3:10 error bad-value        | workers",
                "agent: ''           | 3:8 error bad-value         | agent",
                "on-conflict: ''     | 3:14 error bad-value        | on-conflict",
                "timeout: 30         | 3:10 error bad-value        | “30”",
                "retries: -2         | 3:10 error bad-value        | “-2”",
                "gate: []            | 3:7 error bad-value         | “gate”",
                "gate: [a, {b: c}]   | 3:7 error bad-value         | “gate”",
                "gate: ''            | 3:7 error bad-value         | “gate”",
                "colour: red         | 3:1 info ignored-annotation | “colour”",
                "other: {a: [1, 2]}  | 3:1 info ignored-annotation | “other”"
            })
    void valuesThatCannotBeUsedAreNamedWithTheirPlace(String line, String remark, String message) {
        ReadResult result = Plans.read("---\n# ours\n" + line + "\n---\n- [ ] 1.1 a\n");

        assertThat(Plans.remarks(result)).contains(remark);
        assertThat(result.diagnostics())
                .anySatisfy(one -> assertThat(one.message()).contains(message));
    }

    @Test
    void aKeyMayBeStatedOnce() {
        ReadResult result = Plans.read("---\nretries: 1\nretries: 2\n---\n- [ ] 1.1 a\n");

        assertThat(Plans.remarks(result)).containsExactly("3:1 error bad-value");
        assertThat(result.plan().orElseThrow().defaults().retries()).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"- a,2", "just words,2", "'a: [1,',2", "'a: b: c',2", "\"x: 'open\",2"})
    void whatIsNoMappingIsAnError(String yaml, int line) {
        ReadResult result = Plans.read("---\n" + yaml + "\n---\n- [ ] 1.1 a\n");

        assertThat(Plans.remarks(result))
                .anySatisfy(remark -> assertThat(remark).startsWith(line + ":").endsWith("error bad-value"));
        assertThat(result.plan()).isPresent();
    }

    @Test
    void aLineOfDashesThatIsNeverClosedIsNoFrontMatter() {
        ReadResult result = Plans.read("---\n- [ ] 1.1 a\n");

        assertThat(Plans.remarks(result)).containsExactly("1:1 warning bad-value");
        assertThat(Plans.ids(result.plan().orElseThrow())).containsExactly("1.1");
    }

    @Test
    void anAliasBombStaysSmall() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            yaml.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        ReadResult result = Plans.read("---\n" + yaml + "---\n- [ ] 1.1 a\n");

        assertThat(Plans.remarks(result))
                .hasSize(40)
                .allSatisfy(one -> assertThat(one).contains("info"));
    }
}

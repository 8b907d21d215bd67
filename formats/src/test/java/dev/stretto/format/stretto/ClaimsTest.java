package dev.stretto.format.stretto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Task;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClaimsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(writes: src/types/**)                | WRITE src/types/**",
                "(writes: a.ts, `b c.ts`; d/{e,f}.ts)  | WRITE a.ts,WRITE b c.ts,WRITE d/{e,f}.ts",
                "(reads: docs/*.md)                    | READ docs/*.md",
                "(uses: gpu=2, db)                     | USE gpu=2,USE db=1",
                "(writes: ./a/../b)                    | WRITE ./a/../b",
                "(writes: app/[id]/page.tsx)           | WRITE app/[id]/page.tsx",
                "(writes: none) `src/a.ts`             | ''",
                "(writes: a.ts) `src/a.ts`             | WRITE a.ts",
                "(src/a.ts)                            | WRITE src/a.ts?",
                "(src/a.ts, docs/*.md)                 | WRITE src/a.ts?,WRITE docs/*.md?",
                "in `src/a.ts` and `README.md`         | WRITE src/a.ts?,WRITE README.md?",
                "(reads: src/a.ts) `src/a.ts` `b.md`   | READ src/a.ts,WRITE b.md?",
                "in `~/.config/x.json` and `/etc/a.b`  | ''",
                "in `docs/{plan}/a.md` `../a.md`       | ''"
            })
    void claimsAreStatedOrInferred(String text, String expected) {
        assertThat(String.join(",", shown(Plans.item("1.1 a " + text)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(npm/pip/cargo)          | ''",
                "(see src/a.ts)           | ''",
                "`git push origin/main`   | ''",
                "`os.path` `Handler.run`  | ''",
                "[text](docs/a.md)        | ''",
                "`https://a.b/c.html`     | ''",
                "`src/` (./b/c.ts)        | src/,./b/c.ts",
                "`.env` `Makefile`        | .env,Makefile",
                "`a.py` `a.py`            | a.py"
            })
    void onlyPathsAreFileReferences(String text, String expected) {
        assertThat(String.join(",", Plans.item("1.1 a " + text).files())).isEqualTo(expected);
    }

    @Test
    void aMemberThatNamesNoFileWorksOnThoseOfItsGroup() {
        var plan = Plans.clean("- [ ] 1.1 a `src/a.ts`\n  - [ ] 1.1.1 b\n  - [ ] 1.1.2 c `src/c.ts`\n");

        assertThat(shown(Plans.task(plan, "1.1.1"))).containsExactly("WRITE src/a.ts?");
        assertThat(Plans.task(plan, "1.1.1").files()).isEmpty();
        assertThat(shown(Plans.task(plan, "1.1.2"))).containsExactly("WRITE src/c.ts?");
    }

    private static List<String> shown(Task task) {
        return task.claims().stream().map(ClaimsTest::shown).toList();
    }

    private static String shown(ClaimSpec claim) {
        return claim.mode() + " " + claim.resource() + (claim.inferred() ? "?" : "");
    }
}

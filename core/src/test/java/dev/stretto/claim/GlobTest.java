package dev.stretto.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two globs overlap if and only if some path matches both. */
final class GlobTest {

    private static Optional<String> overlap(String one, String other, PathFacts facts) {
        try {
            Optional<String> path = Glob.of(one, facts).overlap(Glob.of(other, facts));
            assertThat(Glob.of(other, facts).overlap(Glob.of(one, facts)).isPresent())
                    .as("the other way round")
                    .isEqualTo(path.isPresent());
            return path;
        } catch (BadGlobException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            src/**             | src/api/server.ts | src/api/server.ts
            src/*.ts           | src/file.ts       | src/file.ts
            src                | src/api/x         | src/api/x
            src/**             | src/**/*.ts       | src/.ts
            ./src/f            | src/f             | src/f
            src/api/../file.ts | src/file.ts       | src/file.ts
            .                  | src/f             | src/f
            docs/*.md          | docs/README.md    | docs/README.md
            a/**/z             | a/z               | a/z
            **/x/*             | y/x/z             | y/x/z
            {a,b}/*.c          | b/?.c             | b/x.c
            src/               | src/a.ts          | src/a.ts
            **                 | .                 | x
            a**b               | aXYb              | aXYb
            [!a-c]?            | *d                | xd
            [^a]               | ?                 | x
            []a]               | ]                 | ]
            {a,b/c}/d          | b/*/d             | b/c/d
            {a,{b,c}}          | c                 | c
            {name}             | {name}            | {name}
            a[{]b              | a[{]b             | a{b
            *                  | .env              | .env
            src/*/             | src/a/b/c.ts      | src/a/b/c.ts
            *é[ß-ü]            | ?éü               | xéü
            """)
    void theseOverlapAtAPath(String one, String other, String path) {
        assertThat(overlap(one, other, PathFacts.NONE)).contains(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            src/*.ts          | src/sub/x.ts
            src/*.ts          | src/*.js
            **/*.md           | src/a.ts
            src/{a,b}.ts      | src/c.ts
            docs/*.md         | docs/sub/x.md
            src               | srcfoo/x
            src/**            | tests/**
            a[0-4]*           | a[5-9]*
            app/[id]/page.tsx | app/other.ts
            src/a.ts          | src/a.ts/b
            {a,b}             | a/c
            **/a/b            | **/a/c
            a/**              | *
            ?                 | [.]
            ??                | [.][.]
            Src/a.ts          | src/a.ts
            """)
    void theseDoNotOverlap(String one, String other) {
        assertThat(overlap(one, other, PathFacts.NONE)).isEmpty();
    }

    @Test
    void aBarePathCoversWhatLiesBelowItAsTheRepositoryHasIt() {
        PathFacts facts = path ->
                Map.of("Makefile", PathKind.FILE, "conf.d", PathKind.FOLDER).getOrDefault(path, PathKind.ABSENT);

        assertThat(overlap("Makefile", "Makefile/x", PathFacts.NONE)).contains("Makefile/x");
        assertThat(overlap("Makefile", "Makefile/x", facts)).isEmpty();
        assertThat(overlap("conf.d", "conf.d/x", PathFacts.NONE)).isEmpty();
        assertThat(overlap("conf.d", "conf.d/x", facts)).contains("conf.d/x");
        assertThat(overlap("x/../Makefile", "Makefile/x", facts)).isEmpty();
        assertThat(overlap(".github", ".github/workflows/ci.yml", facts)).isPresent();
    }

    @Test
    void bracketsAreANameWhereThatIsThere() {
        PathFacts facts = path -> path.equals("app/[id]") ? PathKind.FOLDER : PathKind.ABSENT;

        assertThat(overlap("app/[id]/page.tsx", "app/i/page.tsx", PathFacts.NONE))
                .isPresent();
        assertThat(overlap("app/[id]/page.tsx", "app/i/page.tsx", facts)).isEmpty();
        assertThat(overlap("app/[id]/page.tsx", "app/[id]/*", facts)).contains("app/[id]/page.tsx");
        assertThat(overlap("app/[id]", "app/[id]/page.tsx", facts)).contains("app/[id]/page.tsx");
        assertThat(overlap("app/*/page.tsx", "app/[id]/page.tsx", facts)).contains("app/[id]/page.tsx");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ../x          | 1  | it leads out of the repository by ..
            a/../../x     | 3  | it leads out of the repository by ..
            **/../x       | 4  | nobody can tell where .. leads after **
            /etc/passwd   | 1  | it is outside the repository: paths are relative to its root
            ~/x           | 1  | it is outside the repository: paths are relative to its root
            C:/x          | 1  | it is outside the repository: paths are relative to its root
            {a,/etc}      | 1  | one of its choices in braces is no path below the root
            src/[ab       | 5  | the [ is not closed in its part of the path
            src/[a/b]     | 5  | the [ is not closed in its part of the path
            src/[]        | 5  | the [ is not closed in its part of the path
            src/{a,b      | 5  | the { is not closed
            src/[z-a]     | 5  | the range in [ ] goes backwards
            a\\b          | 2  | it has a backslash: write / between names, and [*] for a star itself
            ' '           | 1  | it names no path; the root is a single dot
            """)
    void whatIsNoGlobSaysWhatIsWrongAndWhere(String text, int column, String message) {
        assertThatThrownBy(() -> Glob.of(text.replace("\\\\", "\\"), PathFacts.NONE))
                .isInstanceOfSatisfying(
                        BadGlobException.class, bad -> assertThat(bad.column()).isEqualTo(column))
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a,b}", "{a,{b,{c,d}}}", "x{a,b}[{,}]", "{", "a/", "n", "[!a]*"})
    void noTextTakesAllTheMemory(String part) {
        String bomb = part.repeat(3000);
        assertThatThrownBy(() -> Glob.of(bomb, PathFacts.NONE)).isInstanceOf(BadGlobException.class);
    }

    @Test
    void starsUponStarsAreComparedInNoTime() throws BadGlobException {
        String stars = "*a".repeat(200);
        Glob one = Glob.of(stars + "/" + "**/x/".repeat(100) + "y", PathFacts.NONE);
        Glob other = Glob.of(stars + "b/" + "**/x/".repeat(100) + "z", PathFacts.NONE);

        assertThat(one.overlap(other)).isEmpty();
    }

    @Test
    void aPathIsToldFromAPattern() throws BadGlobException {
        for (String path : new String[] {"src", "src/a.ts", "./a/"}) {
            assertThat(Glob.of(path, PathFacts.NONE).isPath()).as(path).isTrue();
        }
        for (String pattern : new String[] {"src/**", "src/*", "*", "{a,b}", "[a]", "src/*/"}) {
            assertThat(Glob.of(pattern, PathFacts.NONE).isPath()).as(pattern).isFalse();
        }
    }
}

package dev.stretto.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.Position;
import org.junit.jupiter.api.Test;

final class InlineTest {

    @Test
    void bracketsBelongTogetherOutsideCode() {
        Inline inline = of("a (b `)` (c)) d)");

        assertThat(inline.closing(2)).isEqualTo(12);
        assertThat(inline.closing(9)).isEqualTo(11);
        assertThat(of("((a)").closing(0)).isEqualTo(-1);
        assertThat(of("((a)").closing(1)).isEqualTo(3);
    }

    @Test
    void codeSpansEndAtAsManyBackTicks() {
        Inline inline = of("`a` ``b ` c`` ` d");

        assertThat(inline.codes()).containsExactly(new Inline.Code(0, 3, "a"), new Inline.Code(4, 13, "b ` c"));
        assertThat(inline.skip(4)).isEqualTo(13);
        assertThat(inline.skip(14)).isEqualTo(14);
        assertThat(of("` a `").codes().getFirst().content()).isEqualTo("a");
    }

    @Test
    void commentsAreSkipped() {
        assertThat(of("<!-- ( -->)").skip(0)).isEqualTo(10);
        assertThat(of("<!-- (a)").skip(0)).isEqualTo(8);
        assertThat(of("<!-- (a)").closing(5)).isEqualTo(-1);
    }

    @Test
    void aBackslashMakesAMarkOnlyItselfButNotInCode() {
        assertThat(of("\\(a) (b)").closing(1)).isEqualTo(-1);
        assertThat(of("\\(a) (b)").closing(5)).isEqualTo(7);
        assertThat(of("\\`a` b`").codes()).containsExactly(new Inline.Code(3, 7, " b"));
        assertThat(of("`a\\` (b)").closing(5)).isEqualTo(7);
        assertThat(of("\\<!-- (a)").closing(6)).isEqualTo(8);
        assertThat(Inline.unescaped("\\(a\\) \\d+ \\\\ `\\(` \\`c\\` \\")).isEqualTo("(a) \\d+ \\ `\\(` `c` \\");
    }

    @Test
    void aSpanKnowsThePlaceOfEveryCharacter() {
        TextSpan span = new TextSpan.Builder()
                .line("ab", new Position(3, 5))
                .line("c", new Position(4, 2))
                .build();

        assertThat(span.text()).isEqualTo("ab\nc");
        assertThat(span.position(1)).isEqualTo(new Position(3, 6));
        assertThat(span.position(2)).isEqualTo(new Position(3, 7));
        assertThat(span.position(3)).isEqualTo(new Position(4, 2));
        assertThat(span.position(4)).isEqualTo(new Position(4, 3));
        assertThat(span.lines(1, 2).position(0)).isEqualTo(new Position(4, 2));
    }

    private static Inline of(String text) {
        return Inline.of(new TextSpan.Builder().line(text, Position.START).build());
    }
}

package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextLayoutTest {

    @Test
    void aTextThatFitsStaysAsItIs() {
        assertThat(TextLayout.fit("twelve chars", 12)).isEqualTo("twelve chars");
        assertThat(TextLayout.fit("twelve chars", 11)).isEqualTo("twelve cha…");
        assertThat(TextLayout.fit("any", 1)).isEqualTo("…");
        assertThat(TextLayout.fit("any", 0)).isEmpty();
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        assertThat(TextLayout.width("認証サービス")).isEqualTo(12);
        assertThat(TextLayout.width("인증")).isEqualTo(4);
        assertThat(TextLayout.width("ok ✅ 🚀")).isEqualTo(8);
        assertThat(TextLayout.fit("認証サービス", 8)).isEqualTo("認証サ…");
        assertThat(TextLayout.pad("認証", 6)).isEqualTo("認証  ");
    }

    @Test
    void marksOnACharacterTakeNone() {
        assertThat(TextLayout.width("e\u0301te\u0301")).isEqualTo(3);
        assertThat(TextLayout.width("█░▶·…")).isEqualTo(5);
    }

    @Test
    void whatWouldSteerTheTerminalIsBlank() {
        assertThat(TextLayout.fit("a\u001b[2Jb\tc\n", 80)).isEqualTo("a [2Jb c ");
    }

    @Test
    void linesBreakAtBlanks() {
        assertThat(TextLayout.wrap("one two three, and four", 9)).containsExactly("one two", "three,", "and four");
        assertThat(TextLayout.wrap("unbreakable word", 4)).containsExactly("unbreakable", "word");
    }
}

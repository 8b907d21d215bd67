package dev.stretto.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class DiagnosticTextTest {

    @Test
    void oneLineNamesPlaceSeverityMessageAndCode() {
        assertThat(DiagnosticText.line(at(12, 3, "there is no task 1.9", "did you mean 1.8?")))
                .isEqualTo("plan.md:12:3: error: there is no task 1.9 [unknown-dependency]");
    }

    @Test
    void theHintStandsBelow() {
        assertThat(DiagnosticText.withHint(at(1, 1, "m", "h")))
                .isEqualTo("plan.md:1:1: error: m [unknown-dependency]\n  hint: h");
        assertThat(DiagnosticText.withHint(at(1, 1, "m", ""))).doesNotContain("hint");
    }

    @Test
    void aCaretStandsUnderTheColumn() {
        assertThat(shown("one\n- [ ] 1.1 a\n", 2, 7)).isEqualTo("  - [ ] 1.1 a\n        ^");
    }

    @Test
    void tabsStayTabsAndWideCharactersAreTwoWide() {
        assertThat(shown("\ta\tb", 1, 4)).isEqualTo("  \ta\tb\n  \t \t^");
        assertThat(shown("日本 x", 1, 4)).isEqualTo("  日本 x\n       ^");
        assertThat(shown("✅ x", 1, 3)).isEqualTo("  ✅ x\n     ^");
        assertThat(shown("🔄 x", 1, 4)).isEqualTo("  🔄 x\n     ^");
        assertThat(shown("e\u0301 x", 1, 4)).isEqualTo("  e\u0301 x\n    ^");
    }

    @Test
    void aPlaceBehindTheEndOfItsLineIsShown() {
        assertThat(shown("ab", 1, 3)).isEqualTo("  ab\n    ^");
        assertThat(shown("ab", 1, 99)).isEqualTo("  ab\n    ^");
    }

    @Test
    void ofALongLineTheSurroundingsAreShown() {
        String text = "x".repeat(500) + "HERE" + "y".repeat(500);
        String[] lines = shown(text, 1, 501).split("\n");

        assertThat(lines[0]).startsWith("  …x").endsWith("y…").hasSizeLessThan(120);
        assertThat(lines[0].substring(lines[1].indexOf('^'))).startsWith("HERE");
    }

    @Test
    void controlCharactersOfThePlanDoNotReachTheTerminal() {
        String text = DiagnosticText.withSource(
                new Diagnostic(
                        Severity.ERROR,
                        DiagnosticCode.BAD_VALUE,
                        "a\u001b.md",
                        new Position(1, 1),
                        "\u001b[2J",
                        "x\u202ey"),
                source("a\u001b[31mred"));

        assertThat(text).doesNotContain("\u001b").doesNotContain("\u202e").contains("a\uFFFD[31mred");
    }

    private static String shown(String text, int line, int column) {
        String all = DiagnosticText.withSource(at(line, column, "m", ""), source(text));
        return all.substring(all.indexOf('\n') + 1);
    }

    private static PlanSource source(String text) {
        return PlanSource.of("plan.md", text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
    }

    private static Diagnostic at(int line, int column, String message, String hint) {
        return new Diagnostic(
                Severity.ERROR,
                DiagnosticCode.UNKNOWN_DEPENDENCY,
                "plan.md",
                new Position(line, column),
                message,
                hint);
    }
}

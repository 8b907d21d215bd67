package dev.stretto.format.writeback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stretto.format.Edit;
import dev.stretto.format.PlanSource;
import dev.stretto.plan.Position;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits change the bytes they name and no other. */
final class EditsTest {

    private static Edit edit(int line, int column, int length, String text) {
        return new Edit(new Position(line, column), length, text);
    }

    private static String apply(String text, Edit... edits) {
        byte[] bytes = Edits.apply(text.getBytes(StandardCharsets.UTF_8), List.of(edits));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# P\n- [ ] 1.1 A\n- [ ] 1.2 B\n",
                "# P\r\n- [ ] 1.1 A\r\n- [ ] 1.2 B\r\n",
                "# P\r- [ ] 1.1 A\r- [ ] 1.2 B",
                "\uFEFF# P\n- [ ] 1.1 A\n- [ ] 1.2 B",
                "# P\r\n- [ ] 1.1 A\n- [ ] 1.2 \t  B  \n\n\n",
                "# 🎼🎼 é 漢\n- [ ] 1.1 A\n- [ ] 1.2 🧪\n",
            })
    void oneSignChangesAndEverythingElseStays(String text) {
        assertThat(apply(text, edit(2, 4, 1, "x"))).isEqualTo(text.replace("[ ] 1.1", "[x] 1.1"));
        assertThat(apply(text, edit(3, 4, 1, "✅"), edit(2, 4, 1, "x")))
                .isEqualTo(text.replace("[ ] 1.1", "[x] 1.1").replace("[ ] 1.2", "[✅] 1.2"));
    }

    @Test
    void columnsCountAsTheReadersCountThem() {
        assertThat(apply("\uFEFF🎼 a", edit(1, 4, 1, "b"))).isEqualTo("\uFEFF🎼 b");
        assertThat(apply("🎼a🎼", edit(1, 3, 3, ""))).isEqualTo("🎼");
        assertThat(apply("a\nb", edit(2, 2, 0, " [COMPLETED]"))).isEqualTo("a\nb [COMPLETED]");
        assertThat(apply("a\r\nb", edit(1, 2, 0, "!"))).isEqualTo("a!\r\nb");
    }

    @Test
    void whatDoesNotFitTheTextIsRefused() {
        String text = "one\r\ntwo 🎼\n";
        List<Edit> misfits = List.of(
                edit(3, 1, 0, "x"), // the line end at the end opens no line
                edit(1, 5, 0, "x"),
                edit(1, 3, 2, "x"), // over the line end
                edit(2, 6, 0, "x"), // in the middle of the emoji
                edit(2, 5, 1, "x"),
                edit(9, 1, 0, "x"));
        assertThat(misfits)
                .allSatisfy(misfit ->
                        assertThatThrownBy(() -> apply(text, misfit)).isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void editsThatOverlapAreRefusedAndThoseThatTouchAreNot() {
        assertThatThrownBy(() -> apply("abcd", edit(1, 1, 2, "x"), edit(1, 2, 1, "y")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("overlap");
        assertThatThrownBy(() -> apply("abcd", edit(1, 2, 1, "y"), edit(1, 2, 1, "y")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(apply("abcd", edit(1, 1, 2, "x"), edit(1, 3, 1, "y"), edit(1, 4, 0, "z")))
                .isEqualTo("xyzd");
    }

    /** Against the same edits made on characters, at places that {@link PlanSource} names. */
    @Test
    void randomEditsOfRandomTextsAgreeWithEditsOfCharacters() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] atoms = {"a", " ", "\t", "é", "漢", "🎼", "\n", "\r\n", "\r", "[ ]"};
        for (int round = 0; round < 2_000; round++) {
            StringBuilder made = new StringBuilder("x");
            random.ints(40, 0, atoms.length).forEach(at -> made.append(atoms[at]));
            String text = made.toString();
            PlanSource source = source(text);
            int start = random.nextInt(text.length());
            int end = start;
            while (inLine(text, end) && end - start < 3) {
                end++;
            }
            if (!inLine(text, start) || splits(text, start) || splits(text, end)) {
                continue;
            }
            Position at = source.position(start);
            byte[] bytes = Edits.apply(text.getBytes(StandardCharsets.UTF_8), List.of(new Edit(at, end - start, "✔")));
            assertThat(new String(bytes, StandardCharsets.UTF_8))
                    .as("seed " + seed + ", round " + round)
                    .isEqualTo(text.substring(0, start) + "✔" + text.substring(end));
        }
    }

    private static PlanSource source(String text) {
        return PlanSource.of("t", text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
    }

    private static boolean inLine(String text, int at) {
        return at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r';
    }

    private static boolean splits(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
    }
}

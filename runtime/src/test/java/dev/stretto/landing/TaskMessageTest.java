package dev.stretto.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.TaskId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TaskMessageTest {

    private static final String OURS = "Stretto-Task: 1.2\nStretto-Run: r\nStretto-Attempt: 3\n";

    private static String message(String... own) {
        return TaskMessage.of(new TaskId("1.2"), "Title", "r", 3, List.of(own));
    }

    @Test
    void idAndTitleAreTheSubjectWhereNothingWasSaid() {
        assertThat(message()).isEqualTo("1.2 Title\n\n" + OURS);
        assertThat(message("", " \n\n")).isEqualTo("1.2 Title\n\n" + OURS);
    }

    @Test
    void theOnlyMessageIsTaken() {
        assertThat(message("Add a thing\n\nBecause.\nReally.\n"))
                .isEqualTo("Add a thing\n\nBecause.\nReally.\n\n" + OURS);
    }

    @Test
    void ofSeveralTheLastOneSpeaksAndTheOthersAreNamedBelow() {
        assertThat(message("One\n\nignored", "Two", "Three\n\nWhy"))
                .isEqualTo("Three\n\nWhy\n\n- One\n- Two\n\n" + OURS);
    }

    @Test
    void trailersOfTheirsStayAndOursCannotBeForged() {
        assertThat(message("""
                        Stretto-Task: 9.9
                        Add a thing

                        stretto-run: other
                        Text

                        Signed-off-by: Ann <ann@example.org>
                        Stretto-Attempt: 7
                        Co-authored-by: Bob <bob@example.org>
                        """))
                .isEqualTo("Add a thing\n\nText\n\nSigned-off-by: Ann <ann@example.org>\n"
                        + "Co-authored-by: Bob <bob@example.org>\n" + OURS);
    }

    @Test
    void aSubjectThatLooksLikeATrailerIsASubject() {
        assertThat(message("fix: a thing")).isEqualTo("fix: a thing\n\n" + OURS);
    }

    @Test
    void whatIsLongIsCutAndWhatCannotBeSeenIsDropped() {
        String subject = "word ".repeat(40).strip();
        String message = message(subject + "\r\n\r\nred \u001b[31m\u0000text\u202e\n" + "x".repeat(9_000));
        assertThat(message)
                .startsWith("word word")
                .contains("…\n\n" + subject + "\n\nred [31mtext\nxxx", "x\n[cut]\n\n" + OURS);
        assertThat(message.lines().findFirst().orElseThrow()).hasSizeLessThanOrEqualTo(72);
        assertThat(message.length()).isLessThan(4_600);
    }
}

package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.app.Place;
import dev.stretto.engine.Recorded;
import dev.stretto.journal.SqliteJournal;
import dev.stretto.view.RunView;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a terminal shows of a run, from the run's journal. */
class DemoDisplayTest {

    private static final String LONG = "Write down 認証サービス and everything that anybody ever wanted to know about it ";

    @TempDir
    static Path folder;

    private static List<Recorded> events;

    @BeforeAll
    static void runAPlanWithManyTasks() throws Exception {
        StringBuilder plan = new StringBuilder("# Many\n## Phase 1: Wide\n");
        for (int task = 1; task <= 14; task++) {
            plan.append("- [ ] 1." + task + " " + LONG.repeat(task % 3) + "(run: `true`)\n");
        }
        plan.append("## Phase 2: End\n- [ ] 2.1 \u001b[31mRed (run: `true`)\n");
        DemoShell shell = DemoShell.in(folder.resolve("here"), folder);
        Files.writeString(shell.directory().resolve("plan.md"), plan);
        DemoShell.Said said = shell.stretto("run", "plan.md", "--workspace", "none", "--workers", "14");
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        try (Place place = Place.of(shell.directory());
                SqliteJournal journal = SqliteJournal.openToRead(
                        place.runs().find(Optional.empty()).journal())) {
            events = journal.eventsAfter(0);
        }
    }

    private static Console console(StringWriter out, boolean colour) {
        return new Console(
                new PrintWriter(out), new PrintWriter(new StringWriter()), new Console.Screen(true, colour, 80));
    }

    @Test
    void theBlockNeverExceedsTheTerminal() {
        for (Tty.Size size :
                List.of(new Tty.Size(80, 24), new Tty.Size(200, 60), new Tty.Size(40, 10), new Tty.Size(21, 5))) {
            RunView view = new RunView();
            for (Recorded event : events) {
                view.accept(event);
                List<String> lines = new ProgressBlock(console(new StringWriter(), false), view)
                        .lines(event.atMillis() + 1000, size);
                assertThat(lines).hasSizeLessThan(size.rows());
                assertThat(lines)
                        .allSatisfy(line -> assertThat(TextLayout.width(line)).isLessThan(size.columns()));
                assertThat(String.join("", lines)).doesNotContain("\u001b", "\n");
            }
        }
    }

    @Test
    void whatRunsStandsAboveWhatWaits() {
        RunView view = new RunView();
        int most = 0;
        for (Recorded event : events) {
            view.accept(event);
            List<String> lines = new ProgressBlock(console(new StringWriter(), false), view)
                    .lines(event.atMillis(), new Tty.Size(80, 24));
            int running =
                    (int) lines.stream().filter(line -> line.startsWith("▶")).count();
            most = Math.max(most, running);
            assertThat(lines.stream().skip(1).limit(running)).allMatch(line -> line.startsWith("▶"));
        }
        assertThat(most).isGreaterThan(1);
    }

    @Test
    void onlyTheLinesOfTheLogStayOnTheScreen() {
        StringWriter out = new StringWriter();
        Console console = console(out, true);
        RunView view = new RunView();
        LineDisplay lines = new LineDisplay(console, view, false);
        LiveDisplay live = new LiveDisplay(console, view, this, lines, () -> new Tty.Size(80, 24));
        RunView expectedView = new RunView();
        LineDisplay expectedLines = new LineDisplay(console(new StringWriter(), false), expectedView, false);
        List<String> expected = new ArrayList<>();
        for (Recorded event : events) {
            synchronized (this) {
                view.accept(event);
            }
            live.show(event);
            expectedView.accept(event);
            expectedLines
                    .line(event)
                    .ifPresent(line -> expected.addAll(line.lines().toList()));
        }
        live.close();
        assertThat(out.toString()).contains("▶", "█");
        assertThat(DemoScreen.after(out.toString())).containsExactlyElementsOf(expected);
    }
}

package dev.stretto.report;

import dev.stretto.engine.TaskState;
import dev.stretto.report.ActualRun.ActualTask;
import dev.stretto.report.Report.Section;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * JUnit's XML, as continuous integration servers read it: a suite for each phase, a case for each task. A task that is not over,
 * or of a plan that is not run, is skipped and says so.
 */
final class JunitXml {

    private final Report report;
    private final StringBuilder out = new StringBuilder();

    /** How many cases there are, and how many of them ended how. */
    private record Counts(int tests, int failures, int errors, int skipped, double seconds) {}

    private JunitXml(Report report) {
        this.report = report;
    }

    static String write(Report report) {
        JunitXml xml = new JunitXml(report);
        xml.write();
        return xml.out.toString();
    }

    private void write() {
        List<Integer> all = report.sections().stream()
                .flatMap(section -> section.tasks().stream())
                .toList();
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"");
        out.append(Texts.xml(report.plan().title())).append('"');
        counts(all);
        out.append(">\n");
        for (Section section : report.sections()) {
            if (!section.tasks().isEmpty()) {
                suite(section);
            }
        }
        out.append("</testsuites>\n");
    }

    private void suite(Section section) {
        String name = section.name()
                + section.phase().map(phase -> ": " + phase.title()).orElse("");
        out.append("  <testsuite name=\"").append(Texts.xml(name)).append('"');
        counts(section.tasks());
        report.run()
                .filter(run -> run.startedAtMillis() > 0)
                .ifPresent(run -> out.append(" timestamp=\"")
                        .append(Instant.ofEpochMilli(run.startedAtMillis())
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()
                                .replace("Z", ""))
                        .append('"'));
        out.append(">\n");
        section.tasks().forEach(task -> testCase(task, section.name()));
        out.append("  </testsuite>\n");
    }

    private void counts(List<Integer> tasks) {
        Counts counts = new Counts(
                tasks.size(),
                count(tasks, Ending.FAILURE),
                count(tasks, Ending.ERROR),
                count(tasks, Ending.SKIPPED),
                tasks.stream().mapToDouble(this::seconds).sum());
        out.append(String.format(
                Locale.ROOT,
                " tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" time=\"%.3f\"",
                counts.tests,
                counts.failures,
                counts.errors,
                counts.skipped,
                counts.seconds));
    }

    private int count(List<Integer> tasks, Ending ending) {
        return (int) tasks.stream().filter(task -> ending(task) == ending).count();
    }

    /** What JUnit knows of how a case ends. */
    private enum Ending {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED
    }

    private Ending ending(int task) {
        if (report.run().isEmpty()) {
            return report.state(task).equals("completed") ? Ending.PASSED : Ending.SKIPPED;
        }
        return switch (report.run().get().tasks().get(task).state()) {
            case COMPLETED -> Ending.PASSED;
            case FAILED -> Ending.FAILURE;
            case CANCELLED -> Ending.ERROR;
            case PENDING, READY, RUNNING, LANDING, SKIPPED -> Ending.SKIPPED;
        };
    }

    private double seconds(int task) {
        return report.run().map(run -> run.tasks().get(task).millis() / 1000.0).orElse(0.0);
    }

    private void testCase(int task, String suite) {
        String name = Texts.xml(report.task(task).id() + " " + report.task(task).title());
        out.append("    <testcase name=\"")
                .append(name)
                .append("\" classname=\"")
                .append(Texts.xml(suite));
        out.append(String.format(Locale.ROOT, "\" time=\"%.3f\"", seconds(task)));
        switch (ending(task)) {
            case PASSED -> out.append("/>\n");
            case FAILURE -> told("failure", why(task));
            case ERROR -> told("error", why(task));
            case SKIPPED -> told("skipped", why(task));
        }
    }

    private void told(String element, String why) {
        out.append(">\n      <").append(element).append(" message=\"").append(Texts.xml(why));
        out.append("\"/>\n    </testcase>\n");
    }

    private String why(int task) {
        Optional<ActualTask> actual = report.run().map(run -> run.tasks().get(task));
        if (actual.isEmpty()) {
            return "not run: " + report.state(task);
        }
        String why = actual.get().why();
        TaskState state = actual.get().state();
        String word = state.name().toLowerCase(Locale.ROOT);
        return switch (state) {
            case FAILED, SKIPPED -> why.isEmpty() ? word : why;
            case COMPLETED, CANCELLED, RUNNING -> word;
            case PENDING, READY, LANDING -> why.isEmpty() ? word : word + ": waits for " + why;
        };
    }
}

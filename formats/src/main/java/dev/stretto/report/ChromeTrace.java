package dev.stretto.report;

import dev.stretto.format.json.JsonOutput;
import dev.stretto.report.ActualRun.Try;
import dev.stretto.report.PlannedTimes.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** The trace event format (Google, 2016) that Perfetto opens: a complete event for each task, a thread for each slot. */
final class ChromeTrace {

    private static final int PLANNED = 1;
    private static final int ACTUAL = 2;
    private static final double MICROS_PER_MINUTE = 60e6;
    private static final long MICROS_PER_MILLI = 1000;

    private final Report report;
    private final JsonGenerator json;
    private final Set<Integer> critical;

    private ChromeTrace(Report report, JsonGenerator json) {
        this.report = report;
        this.json = json;
        this.critical = report.critical();
    }

    static String write(Report report) {
        return JsonOutput.line(json -> new ChromeTrace(report, json).write());
    }

    private void write() {
        json.writeStartObject();
        json.writeStringProperty("displayTimeUnit", "ms");
        json.writeName("traceEvents");
        json.writeStartArray();
        planned();
        report.run().ifPresent(this::actual);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void planned() {
        List<Span> spans = report.planned().spans();
        process(PLANNED, "planned, " + report.planned().workers() + " workers");
        threads(PLANNED, spans.stream().mapToInt(Span::slot).max().orElse(0));
        for (int node = 0; node < spans.size(); node++) {
            Span span = spans.get(node);
            long start = Math.round(span.startMinutes() * MICROS_PER_MINUTE);
            long end = Math.round(span.endMinutes() * MICROS_PER_MINUTE);
            event(PLANNED, span.slot(), node, start, end - start);
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private record Placed(int node, Try attempt) {}

    private void actual(ActualRun run) {
        List<Placed> tries = new ArrayList<>();
        for (int node = 0; node < run.tasks().size(); node++) {
            for (Try attempt : run.tasks().get(node).attempts()) {
                tries.add(new Placed(node, attempt));
            }
        }
        int[] slots = PlannedTimes.slots(
                tries.stream().mapToDouble(of -> of.attempt.startedAtMillis()).toArray(),
                tries.stream().mapToDouble(of -> of.attempt.endedAtMillis()).toArray());
        process(ACTUAL, "run " + run.run());
        int most = 0;
        for (int slot : slots) {
            most = Math.max(most, slot);
        }
        threads(ACTUAL, most);
        for (int at = 0; at < slots.length; at++) {
            Placed of = tries.get(at);
            long start = (of.attempt.startedAtMillis() - run.startedAtMillis()) * MICROS_PER_MILLI;
            event(ACTUAL, slots[at], of.node, start, of.attempt.millis() * MICROS_PER_MILLI);
            json.writeNumberProperty("attempt", of.attempt.number());
            json.writeStringProperty("state", of.attempt.state());
            json.writeStringProperty(
                    "why", Texts.oneLine(run.tasks().get(of.node).why()));
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    /** An event up to and into its arguments, which stay open. */
    private void event(int process, int slot, int node, long startMicros, long durationMicros) {
        json.writeStartObject();
        json.writeStringProperty(
                "name",
                Texts.oneLine(report.task(node).id() + " " + report.task(node).title()));
        json.writeStringProperty("cat", process == PLANNED ? "planned" : "actual");
        json.writeStringProperty("ph", "X");
        json.writeNumberProperty("ts", startMicros);
        json.writeNumberProperty("dur", durationMicros);
        json.writeNumberProperty("pid", process);
        json.writeNumberProperty("tid", slot + 1);
        json.writeName("args");
        json.writeStartObject();
        json.writeStringProperty("task", report.task(node).id().value());
        json.writeBooleanProperty("critical", critical.contains(node));
    }

    private void threads(int process, int last) {
        for (int slot = 0; slot <= last; slot++) {
            named("thread_name", process, slot + 1, "worker " + (slot + 1));
        }
    }

    private void process(int process, String name) {
        named("process_name", process, 0, name);
    }

    private void named(String what, int process, int thread, String name) {
        json.writeStartObject();
        json.writeStringProperty("name", what);
        json.writeStringProperty("ph", "M");
        json.writeNumberProperty("pid", process);
        json.writeNumberProperty("tid", thread);
        json.writeName("args");
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeEndObject();
        json.writeEndObject();
    }
}

package dev.stretto.bench.growth;

import static dev.stretto.bench.growth.Before.dotted;
import static dev.stretto.bench.growth.Before.list;
import static dev.stretto.bench.growth.Before.phase;

import dev.stretto.plan.PlanFormat;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Plans written as JSON. */
final class JsonShapes {

    private JsonShapes() {}

    static List<Shape> all() {
        return List.of(
                shape(
                        PlanFormat.SAGE_INDEX,
                        "index.json",
                        "{\"version\":\"1.0\",\"tickets\":[\n",
                        ",\n",
                        "\n]}\n",
                        """
                        {"id":"PART-%1$d","title":"Write part %1$d","type":"implementation","state":"UNPROCESSED",\
                        "priority":"P1","dependencies":[%2$s],"docs":{},"git":{}}"""),
                shape(PlanFormat.TASK_MASTER, "tasks.json", "{\"master\":{\"tasks\":[\n", ",\n", "\n]}}\n", """
                        {"id":%1$d,"title":"Write part %1$d","description":"Create it","details":"with care",\
                        "testStrategy":"run it","status":"pending","priority":"high","dependencies":[%3$s],"subtasks":[]}"""),
                Shape.text(PlanFormat.TASK_MASTER, "subtasks of one task", "tasks.json", JsonShapes::subtasks),
                shape(PlanFormat.JSON, "plan.json", """
                        {"format":"stretto-plan","version":1,"title":"Parts","rule":"at-once","tasks":[
                        """, ",\n", "\n]}\n", """
                        {"id":"PART-%1$d","title":"Write part %1$d","state":"pending","dependencies":[%2$s],\
                        "estimateMinutes":{"low":60,"high":120}}"""),
                Shape.text(PlanFormat.STATUS_JSON, Shape.USUAL, "status.json", JsonShapes::status),
                Shape.text(PlanFormat.BEADS, Shape.USUAL, "issues.jsonl", JsonShapes::beads),
                Shape.text(PlanFormat.WFFORMAT, Shape.USUAL, "workflow.json", JsonShapes::workflow));
    }

    /** The task's text is given its number, its dependencies in quotes, and those as numbers. */
    private static Shape shape(PlanFormat format, String file, String lead, String between, String end, String task) {
        return Shape.text(
                format,
                Shape.USUAL,
                file,
                tasks -> joined(
                        tasks, lead, at -> task.formatted(at, quoted(at), list(at, String::valueOf)), between, end));
    }

    private static String joined(int tasks, String lead, IntFunction<String> task, String between, String end) {
        return IntStream.range(0, tasks).mapToObj(task).collect(Collectors.joining(between, lead, end));
    }

    private static String quoted(int task) {
        return list(task, before -> "\"PART-" + before + "\"");
    }

    private static String subtasks(int tasks) {
        return joined(
                tasks,
                "{\"master\":{\"tasks\":[{\"id\":1,\"title\":\"All\",\"status\":\"pending\",\"dependencies\":[],\"subtasks\":[\n",
                task -> """
                        {"id":%d,"title":"Write part %d","status":"pending","dependencies":[%s]}""".formatted(task + 1, task, list(task, before -> before + 1 + "")),
                ",\n",
                "\n]}]}}\n");
    }

    private static String status(int tasks) {
        return joined(
                tasks,
                "{\"planPath\":\"docs/plan.md\",\"tasks\":[\n",
                task -> """
                        {"id":"%s","phase":"Phase %d: Part","description":"Write part %d","status":"pending",\
                        "dependencies":[%s],"dependents":[],\
                        "executionConstraints":{"sequential":true,"sequentialGroup":"g%d"}}""".formatted(
                                dotted(task),
                                phase(task),
                                task,
                                list(task, before -> "\"" + dotted(before) + "\""),
                                phase(task)),
                ",\n",
                "\n]}\n");
    }

    private static String beads(int tasks) {
        return joined(
                tasks,
                "",
                task -> """
                        {"id":"bd-%d","title":"Write part %d","status":"open","priority":1,"issue_type":"task","dependencies":[%s]}""".formatted(task, task, list(task, before -> """
                                {"issue_id":"bd-%d","depends_on_id":"bd-%d","type":"blocks"}""".formatted(task, before))),
                "\n",
                "\n");
    }

    /** Each task reads what those before it write. */
    private static String workflow(int tasks) {
        return joined(
                tasks,
                "{\"name\":\"parts\",\"schemaVersion\":\"1.5\",\"workflow\":{\"specification\":{\"tasks\":[\n",
                task -> """
                        {"name":"part %d","id":"PART-%d","parents":[%s],"children":[%s],"inputFiles":[%s],"outputFiles":["f%d"]}""".formatted(
                                task,
                                task,
                                quoted(task),
                                children(task, tasks),
                                list(task, before -> "\"f" + before + "\""),
                                task),
                ",\n",
                "]},\"execution\":{\"makespanInSeconds\":1,\"tasks\":[]}}}\n");
    }

    private static String children(int task, int tasks) {
        return IntStream.rangeClosed(task + 1, Math.min(tasks - 1, task + Before.REACH + 1))
                .filter(after -> Before.of(after).anyMatch(before -> before == task))
                .mapToObj(after -> "\"PART-" + after + "\"")
                .collect(Collectors.joining(","));
    }
}

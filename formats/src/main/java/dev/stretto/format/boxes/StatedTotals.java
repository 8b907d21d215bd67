package dev.stretto.format.boxes;

import dev.stretto.format.Statement;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.PhaseId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds how many tasks a text says that it or a phase of it has: {@code Total Tasks: 185}, {@code Phase 1 (Setup): 4 tasks}. */
public final class StatedTotals {

    private static final String TASKS = "(?:tasks?|tarefas|tareas|задач[аи]?|任务|タスク|태스크|작업|görev)";

    /** A total that says itself what it counts, or one whose unit does. */
    private static final Pattern TOTAL = Pattern.compile(
            "(?:(?:total (?:number of )?tasks?(?: count)?|总任务数|任务总数|総タスク数|合計タスク数|총 (?:태스크|작업)(?: 수)?"
                    + "|total de tarefas|total de tareas|всего задач|toplam görev)[*_\\s]{0,6}[:：|=][*_\\s|]{0,8}([0-9]{1,7})"
                    + "|(?:total|总计|合計|총계|합계|всего|toplam)[*_\\s]{0,6}[:：|=][*_\\s|]{0,8}([0-9]{1,7})\\s{0,3}" + TASKS
                    + ")(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern OF_PHASE = Pattern.compile(
            "[*_\\s|]{0,6}(?:Phase|Fase|阶段|フェーズ|단계|Фаза)\\s{0,3}([0-9]{1,4}(?:\\.[0-9]{1,4}){0,2}[A-Za-z]?)(?![\\p{L}\\p{N}])"
                    + "[^:：\\n]{0,80}[:：][*_\\s]{0,6}([0-9]{1,7})\\s{0,3}" + TASKS + "(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final List<Statement> found = new ArrayList<>();

    /** Looks through a text outside the tasks. */
    public void read(TextSpan span) {
        String text = span.text();
        Matcher phase = OF_PHASE.matcher(text);
        Matcher total = TOTAL.matcher(text);
        for (int line = 0; line < span.lineCount(); line++) {
            int start = span.lineStart(line);
            int end = span.lineEnd(line);
            if (phase.region(start, end).lookingAt()) {
                add(Optional.of(new PhaseId(phase.group(1))), phase.group(2), span, phase.start(2));
            } else if (total.region(start, end).find()) {
                int group = total.group(1) == null ? 2 : 1;
                add(Optional.empty(), total.group(group), span, total.start(group));
            }
        }
    }

    private void add(Optional<PhaseId> phase, String count, TextSpan span, int at) {
        found.add(new Statement.Count(phase, Statement.Counted.TASKS, Integer.parseInt(count), span.position(at)));
    }

    /** What was found, in order. */
    public List<Statement> found() {
        return List.copyOf(found);
    }
}

package dev.stretto.format.taskfile;

import dev.stretto.format.PlanSource;
import dev.stretto.format.text.FileReferences;
import dev.stretto.format.text.Inline;
import dev.stretto.format.text.Mark;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.PlanStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Markdown of a task file.
 *
 * @param heading its first heading of the first level; empty where there is none
 * @param text all else but the checklist, as written
 * @param checklist the boxes under headings such as {@code Acceptance Criteria} and {@code Definition of Done}
 * @param files the paths that it names, outside code
 */
public record TaskBody(String heading, String text, List<ChecklistItem> checklist, List<String> files) {

    private static final Pattern HEADING = Pattern.compile("(#{1,6})[ \\t]+(\\S.*?)[ \\t#]*");
    private static final Pattern CRITERIA = Pattern.compile(
            "(?:acceptance criteria|definition of done|success criteria)\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BULLET = Pattern.compile("[ \\t]{0,8}[-*+][ \\t]{1,4}(?=\\[)");
    private static final Pattern NUMBER = Pattern.compile("#[0-9]{1,6}[ \\t]+");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}+|~{3,}+)(.*)");

    /** Between which Backlog.md keeps its sections; they say nothing to people. */
    private static final Pattern MARKER = Pattern.compile(
            "[ \\t]*<!--[ \\t]*(?:AC|DOD|COMMENTS?|SECTION:[A-Z_]{1,40}):(?:BEGIN|END)[ \\t]*-->[ \\t]*");

    public TaskBody {
        checklist = List.copyOf(checklist);
        files = List.copyOf(files);
    }

    static TaskBody of(PlanSource source, int firstLine) {
        Reading reading = new Reading();
        for (int number = firstLine; number <= source.lineCount(); number++) {
            reading.line(source.line(number), source, number);
        }
        return reading.done();
    }

    /** The state of going through it line by line. */
    private static final class Reading {

        private final StringBuilder text = new StringBuilder();
        private final TextSpan.Builder prose = new TextSpan.Builder();
        private final List<ChecklistItem> checklist = new ArrayList<>();
        private Optional<String> heading = Optional.empty();
        private String fence = "";
        private boolean criteria;
        private boolean anyProse;

        void line(String line, PlanSource source, int number) {
            Matcher marks = FENCE.matcher(line);
            if (marks.matches()) {
                fence(marks.group(1), marks.group(2));
                keep(line);
            } else if (!fence.isEmpty()) {
                keep(line);
            } else if (!MARKER.matcher(line).matches()) {
                prose.line(line, source.position(number, 1));
                anyProse = true;
                prose(line);
            }
        }

        private void fence(String marks, String rest) {
            if (fence.isEmpty()) {
                fence = marks.charAt(0) == '`' && rest.indexOf('`') >= 0 ? "" : marks;
            } else if (marks.startsWith(fence) && rest.isBlank()) {
                fence = "";
            }
        }

        private void prose(String line) {
            Matcher title = HEADING.matcher(line);
            if (title.matches()) {
                criteria = CRITERIA.matcher(title.group(2)).matches();
                if (title.group(1).length() == 1 && heading.isEmpty()) {
                    heading = Optional.of(title.group(2));
                    return;
                }
            }
            Matcher bullet = BULLET.matcher(line);
            Optional<Mark> box =
                    criteria && bullet.lookingAt() ? Mark.of(line.substring(bullet.end())) : Optional.empty();
            if (box.isPresent()) {
                String item = line.substring(bullet.end() + box.get().end());
                checklist.add(new ChecklistItem(
                        NUMBER.matcher(item).replaceFirst("").strip(), box.get().status() == PlanStatus.COMPLETED));
            } else {
                keep(line);
            }
        }

        private void keep(String line) {
            text.append(line.stripTrailing()).append('\n');
        }

        TaskBody done() {
            TextSpan span = anyProse ? prose.build() : null;
            List<String> files = span == null ? List.of() : FileReferences.in(span, Inline.of(span), List.of());
            return new TaskBody(heading.orElse(""), text.toString().strip(), checklist, files);
        }
    }
}

package dev.stretto.report;

import dev.stretto.format.stated.StatedReader;
import dev.stretto.format.text.Durations;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Position;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tasks and phases are called in a batch sheet, which has room for some ids only, and titles that mean nothing else there. */
final class SheetNames {

    private static final int TITLE_MAX = 72;
    private static final int HINT_MAX = 28;

    private static final Pattern TASK_ID = Pattern.compile(
            "[0-9]{1,9}(?:\\.[0-9]{1,9}){1,9}[A-Za-z]?|[A-Z][A-Z0-9]{0,19}-[0-9]{1,9}[A-Za-z]?|T[0-9]{1,9}[A-Za-z]?");
    private static final Pattern PHASE_ID = Pattern.compile("[0-9]{1,6}[A-Za-z]?");
    private static final Pattern BRACKET = Pattern.compile("\\(([^()]{1,40})\\)$");
    private static final Pattern TIME = Pattern.compile("(?:est:\\s?)?[0-9].*(?:h|hours?|min(?:utes?)?|m|d|days?)$");
    private static final Pattern SIGN = Pattern.compile("\\s(✅|✓|✔|☑|🔄|⏳|❌)\\uFE0F?$");
    private static final Pattern COUNT = Pattern.compile("\\(([0-9]{1,9}\\stasks?\\b[^()]*)\\)");
    private static final Pattern ENTITY = Pattern.compile("&(?=#?[A-Za-z0-9]{1,31};)");
    private static final String MARKUP = "\\`*_{}[]<>#|~!$";
    private static final Pattern MEANT =
            Pattern.compile("phase\\s*[0-9]|path|dependenc|order|parallel|depends", Pattern.CASE_INSENSITIVE);

    private final Map<TaskId, String> tasks = new LinkedHashMap<>();
    private final Map<PhaseId, String> phases = new LinkedHashMap<>();

    SheetNames(Plan plan) {
        Set<String> taken = new LinkedHashSet<>();
        for (Task task : plan.tasks()) {
            if (TASK_ID.matcher(task.id().value()).matches()) {
                tasks.put(task.id(), task.id().value());
                taken.add(task.id().value());
            }
        }
        for (Task task : plan.tasks()) {
            tasks.computeIfAbsent(task.id(), id -> other(id.value(), taken));
        }
        Set<String> takenPhases = new LinkedHashSet<>();
        for (Phase phase : plan.phases()) {
            if (PHASE_ID.matcher(phase.id().value()).matches()) {
                phases.put(phase.id(), phase.id().value());
                takenPhases.add(phase.id().value());
            }
        }
        for (Phase phase : plan.phases()) {
            phases.computeIfAbsent(phase.id(), _ -> free("", takenPhases));
        }
    }

    private static String other(String id, Set<String> taken) {
        String upper = id.toUpperCase(Locale.ROOT);
        if (TASK_ID.matcher(upper).matches() && taken.add(upper)) {
            return upper;
        }
        if (id.matches("[0-9]{1,9}") && taken.add("T" + id)) {
            return "T" + id;
        }
        return free("T", taken);
    }

    private static String free(String prefix, Set<String> taken) {
        int number = taken.size() + 1;
        while (!taken.add(prefix + number)) {
            number++;
        }
        return prefix + number;
    }

    String of(Task task) {
        return tasks.getOrDefault(task.id(), task.id().value());
    }

    String of(Phase phase) {
        return phases.getOrDefault(phase.id(), phase.id().value());
    }

    /** The tasks and phases that are called something else here, by their own names. */
    Map<String, String> others() {
        Map<String, String> others = new LinkedHashMap<>();
        phases.forEach((id, name) -> {
            if (!id.value().equals(name)) {
                others.put("phase " + id, "Phase " + name);
            }
        });
        tasks.forEach((id, name) -> {
            if (!id.value().equals(name)) {
                others.put(id.value(), name);
            }
        });
        return others;
    }

    /** A task's title as its box holds it. */
    static String boxed(Task task) {
        String title = Texts.shortened(task.title(), TITLE_MAX)
                .replace('│', '¦')
                .replace('┃', '¦')
                .replace('║', '¦');
        if (title.isEmpty()) {
            return "(no title)";
        }
        Matcher bracket = BRACKET.matcher(title);
        if (task.estimate().isEmpty() && bracket.find() && meansTime(bracket.group(1))) {
            title = title.substring(0, bracket.start()) + "[" + bracket.group(1) + "]";
        }
        Matcher sign = SIGN.matcher(title);
        if (sign.find()) {
            title = title.substring(0, sign.start(1)) + "[" + sign.group(1) + "]";
        }
        return figures(title) ? title.replace(' ', '\u00A0') : title;
    }

    private static boolean meansTime(String words) {
        return Durations.estimate(words.replaceFirst("^est:\\s?", "")).isPresent()
                || TIME.matcher(words).matches();
    }

    /** Whether a title would be taken for a figure of the sheet. */
    private static boolean figures(String title) {
        StatedReader reader = new StatedReader(Optional.empty());
        reader.prose(new TextSpan.Builder().line(title, Position.START).build());
        return !reader.statements().isEmpty();
    }

    /** A title in a heading. */
    static String heading(String title) {
        String line = COUNT.matcher(Texts.shortened(title, TITLE_MAX)).replaceAll("[$1]");
        StringBuilder out = new StringBuilder();
        line.codePoints().forEach(c -> {
            if (MARKUP.indexOf(c) >= 0) {
                out.append('\\');
            }
            out.appendCodePoint(c);
        });
        return ENTITY.matcher(out).replaceAll("\\\\$0");
    }

    /** A phase's title where it is only a hint for people: empty where it could be read as more. */
    static String hint(Phase phase) {
        String words = Texts.shortened(
                Texts.oneLine(phase.title())
                        .replaceAll("[^\\p{L}\\p{N} .,&+'_/-]", " ")
                        .replaceAll(" {2,}", " "),
                HINT_MAX);
        return MEANT.matcher(words).find() ? "" : words.strip();
    }
}

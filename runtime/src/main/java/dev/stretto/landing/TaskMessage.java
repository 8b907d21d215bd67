package dev.stretto.landing;

import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The message of the commit that holds an attempt's change: what a person reads in the log, and the trailers recovery reads. */
public final class TaskMessage {

    static final String TASK = "Stretto-Task";
    static final String RUN = "Stretto-Run";
    static final String ATTEMPT = "Stretto-Attempt";

    private static final String SETTLED = "Stretto-Settled";

    private static final int NAMES_MAX = 300;
    private static final int TITLE_MAX = 72;
    private static final Pattern BREAKING = Pattern.compile("[\\p{Cntrl}\\s]+");

    private TaskMessage() {}

    /** Id and title as the subject, then the trailers; a long title is cut there and stands whole below. */
    public static String of(TaskId task, String title, String run, int attempt) {
        return of(task, title, run, attempt, List.of());
    }

    /**
     * The words of whoever did the task, where there are any, else id and title; then the trailers.
     *
     * @param own the messages of commits made while working on it, the earliest first
     */
    public static String of(TaskId task, String title, String run, int attempt, List<String> own) {
        WorkersMessage message = WorkersMessage.of(own);
        boolean said = !message.subject().isEmpty();
        String id = said ? "" : oneLine(task.value());
        String whole = oneLine(said ? message.subject() : title);
        boolean fits = whole.codePointCount(0, whole.length()) <= TITLE_MAX;
        String shown = fits
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, TITLE_MAX - 1)).strip() + "…";
        List<String> trailers = new ArrayList<>(message.trailers());
        trailers.add(TASK + ": " + oneLine(task.value()));
        trailers.add(RUN + ": " + oneLine(run));
        trailers.add(ATTEMPT + ": " + attempt);
        return Stream.of((id + " " + shown).strip(), fits ? "" : whole, message.body(), String.join("\n", trailers))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("\n\n"))
                + "\n";
    }

    /** The line that is added where somebody has settled conflicts in these files, so that the change is not all its worker's. */
    static String settled(List<String> files) {
        String names = oneLine(String.join(", ", files));
        boolean fits = names.codePointCount(0, names.length()) <= NAMES_MAX;
        return SETTLED + ": " + (fits ? names : names.substring(0, names.offsetByCodePoints(0, NAMES_MAX - 1)) + "…")
                + "\n";
    }

    static String oneLine(String text) {
        return BREAKING.matcher(text).replaceAll(" ").strip();
    }
}

package dev.stretto.landing;

import dev.stretto.plan.TaskId;
import java.util.regex.Pattern;

/** The message of the commit that holds an attempt's change: what a person reads in the log, and the trailers recovery reads. */
public final class TaskMessage {

    static final String TASK = "Stretto-Task";
    static final String RUN = "Stretto-Run";
    static final String ATTEMPT = "Stretto-Attempt";

    private static final int TITLE_MAX = 72;
    private static final Pattern BREAKING = Pattern.compile("[\\p{Cntrl}\\s]+");

    private TaskMessage() {}

    /** Id and title as the subject, then the trailers; a long title is cut there and stands whole below. */
    public static String of(TaskId task, String title, String run, int attempt) {
        String whole = oneLine(title);
        boolean fits = whole.codePointCount(0, whole.length()) <= TITLE_MAX;
        String shown = fits
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, TITLE_MAX - 1)).strip() + "…";
        String subject = (oneLine(task.value()) + " " + shown).strip();
        return subject + "\n\n"
                + (fits ? "" : whole + "\n\n")
                + TASK + ": " + oneLine(task.value()) + "\n"
                + RUN + ": " + oneLine(run) + "\n"
                + ATTEMPT + ": " + attempt + "\n";
    }

    static String oneLine(String text) {
        return BREAKING.matcher(text).replaceAll(" ").strip();
    }
}

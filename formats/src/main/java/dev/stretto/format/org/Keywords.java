package dev.stretto.format.org;

import dev.stretto.format.PlanSource;
import dev.stretto.format.StatusWords;
import dev.stretto.plan.PlanStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keywords of a document's headings: Org's own and the common ones, and those that the document declares
 * ({@code #+TODO: TODO IN-PROGRESS | DONE CANCELLED}).
 *
 * @param words what each says
 * @param done the one that marks a task as completed
 */
record Keywords(StatusWords words, String done) {

    static final StatusWords COMMON = StatusWords.NONE
            .with(PlanStatus.PENDING, "TODO", "NEXT", "BLOCKED", "WAITING", "WAIT")
            .with(PlanStatus.IN_PROGRESS, "IN-PROGRESS", "INPROGRESS", "STARTED", "DOING", "REVIEW")
            .with(PlanStatus.COMPLETED, "DONE", "COMPLETED", "CLOSED")
            .with(PlanStatus.FAILED, "FAILED")
            .with(PlanStatus.DEFERRED, "DEFERRED", "HOLD", "SOMEDAY")
            .with(PlanStatus.SKIPPED, "CANCELLED", "CANCELED", "SKIPPED");

    private static final Pattern DECLARED =
            Pattern.compile("#\\+(?:TODO|SEQ_TODO|TYP_TODO):\\s*(.*)", Pattern.CASE_INSENSITIVE);

    /** How far down a declaration is looked for. */
    private static final int LINES_MAX = 200;

    static Keywords of(PlanSource source) {
        Keywords found = new Keywords(COMMON, "DONE");
        for (int line = 1; line <= Math.min(source.lineCount(), LINES_MAX); line++) {
            Matcher matcher = DECLARED.matcher(source.line(line));
            if (matcher.lookingAt()) {
                found = found.declared(matcher.group(1));
            }
        }
        return found;
    }

    /** Of declared words those behind the bar are ends; what a word says by itself counts for more. */
    private Keywords declared(String list) {
        StatusWords all = words;
        String finished = "";
        boolean ends = false;
        for (String part : list.strip().split("\\s+")) {
            String word = part.replaceFirst("\\(.*", "");
            if (word.equals("|")) {
                ends = true;
            } else if (!word.isEmpty()) {
                PlanStatus meant = all.status(word).orElse(ends ? PlanStatus.COMPLETED : PlanStatus.PENDING);
                all = all.with(meant, word);
                finished = finished.isEmpty() && meant == PlanStatus.COMPLETED ? word : finished;
            }
        }
        return new Keywords(all, finished.isEmpty() ? done : finished);
    }

    /** What a word in capitals at the start of a heading says; empty where it is only a word. */
    Optional<PlanStatus> status(String word) {
        return word.equals(word.toUpperCase(Locale.ROOT)) ? words.status(word) : Optional.empty();
    }
}

package dev.stretto.app;

import dev.stretto.driver.Journal.JournalException;
import dev.stretto.engine.TaskRecord;
import dev.stretto.engine.TaskState;
import dev.stretto.forecast.Observed;
import dev.stretto.journal.SqliteJournal;
import dev.stretto.local.RunHome;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.view.RunView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the tasks of a plan took in earlier runs of it: from the start of the attempt that completed to the end of its
 * process. A task is known again by its id and its title, so that another one that took over the id is not taken for it.
 *
 * @param tasks by task
 * @param runs how many runs had something to tell
 * @param unread why the runs could not be read, where some could not
 */
public record LearnedMinutes(Map<TaskId, Observed> tasks, int runs, List<String> unread) {

    private static final double MILLIS_PER_MINUTE = 60_000;

    /** Nothing learned. */
    public static final LearnedMinutes NONE = new LearnedMinutes(Map.of(), 0, List.of());

    /** What the journals of a place tell. Runs that cannot be read are named in the result, and are no error. */
    public static LearnedMinutes of(LoadedPlan loaded, Path directory) {
        Map<TaskId, List<Double>> minutes = new LinkedHashMap<>();
        List<String> unread = new ArrayList<>();
        int runs = 0;
        try (Place place = Place.of(directory)) {
            for (RunHome home : place.runs().all()) {
                try (SqliteJournal journal = SqliteJournal.openToRead(home.journal())) {
                    runs += StartRun.isOf(journal, loaded)
                                    && read(journal, loaded.plan().orElseThrow(), minutes)
                            ? 1
                            : 0;
                } catch (JournalException e) {
                    unread.add(String.valueOf(e.getMessage()));
                }
            }
        } catch (UserError e) {
            unread.add(String.valueOf(e.getMessage()));
        }
        Map<TaskId, Observed> observed = new LinkedHashMap<>();
        minutes.forEach((task, each) -> observed.put(task, Observed.of(each)));
        return new LearnedMinutes(observed, runs, unread);
    }

    /** Adds what one run tells; whether it tells anything. */
    private static boolean read(SqliteJournal journal, Plan plan, Map<TaskId, List<Double>> minutes) {
        RunView view = new RunView();
        journal.eventsAfter(0).forEach(view::accept);
        Map<TaskId, String> titles = new LinkedHashMap<>();
        plan.tasks().forEach(task -> titles.put(task.id(), task.title()));
        boolean told = false;
        for (int node = 0; node < view.ledger().tasks().size(); node++) {
            TaskRecord record = view.ledger().tasks().get(node);
            Task ran = view.ledger().definition().task(node);
            RunView.Times times = view.times(record.task());
            if (record.state() == TaskState.COMPLETED
                    && times.endedAtMillis() > 0
                    && ran.title().equals(titles.get(record.task()))) {
                minutes.computeIfAbsent(record.task(), _ -> new ArrayList<>())
                        .add((times.endedAtMillis() - times.startedAtMillis()) / MILLIS_PER_MINUTE);
                told = true;
            }
        }
        return told;
    }
}

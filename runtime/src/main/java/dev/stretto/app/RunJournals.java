package dev.stretto.app;

import dev.stretto.driver.Journal.JournalException;
import dev.stretto.journal.SqliteJournal;
import dev.stretto.local.RunHome;
import java.util.ArrayList;
import java.util.List;

/** Reads the journals of all runs of a place. */
final class RunJournals {

    private static final String NAME = "journals";

    private RunJournals() {}

    static Finding examine(RunStore runs) {
        List<RunHome> all;
        try {
            all = runs.all();
        } catch (UserError e) {
            return Finding.fail(NAME, e.getMessage(), "give yourself the permission to read there");
        }
        List<String> damaged = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        for (RunHome home : all) {
            try (SqliteJournal journal = SqliteJournal.openToRead(home.journal())) {
                journal.verify();
            } catch (JournalException e) {
                damaged.add(e.getMessage());
                folders.add(home.directory().toString());
            }
        }
        if (damaged.isEmpty()) {
            return Finding.ok(
                    NAME,
                    all.isEmpty() ? "no run here yet" : all.size() + (all.size() == 1 ? " run" : " runs") + ", whole");
        }
        return Finding.fail(
                NAME,
                String.join("; ", damaged),
                "move it away: mv " + String.join(" ", folders) + " ~; what the run landed stays on its branch");
    }
}

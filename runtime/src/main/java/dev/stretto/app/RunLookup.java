package dev.stretto.app;

import dev.stretto.agent.Agent;
import dev.stretto.agent.Agents;
import dev.stretto.agent.OutputKind;
import dev.stretto.agent.TaskCommand;
import dev.stretto.driver.Journal.JournalException;
import dev.stretto.engine.Attempt;
import dev.stretto.engine.GateStatus;
import dev.stretto.engine.GateTry;
import dev.stretto.engine.LandingTry;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.TaskRecord;
import dev.stretto.git.GitException;
import dev.stretto.git.GitRepository;
import dev.stretto.journal.RunFacts;
import dev.stretto.journal.SqliteJournal;
import dev.stretto.local.ControlSocket;
import dev.stretto.local.PushNote;
import dev.stretto.local.RunAgents;
import dev.stretto.local.RunHome;
import dev.stretto.local.TickNote;
import dev.stretto.plan.TaskId;
import dev.stretto.view.RunView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A run as its journal tells it, read from outside while it may be going on.
 *
 * @param driven whether somebody drives it now
 * @param ticks how marking its tasks in the plan went
 * @param pushes how pushing what has landed went
 */
public record RunLookup(RunHome home, RunFacts facts, RunView view, boolean driven, TickNote ticks, PushNote pushes) {

    /** Reads a run. */
    public static RunLookup of(RunHome home) throws UserError {
        try (SqliteJournal journal = SqliteJournal.openToRead(home.journal())) {
            RunView view = new RunView();
            List<Recorded> events = journal.eventsAfter(0);
            if (events.isEmpty()) {
                throw new UserError("run " + home.run() + " has not begun; where its driver died, `stretto resume "
                        + home.run() + "` starts it");
            }
            events.forEach(view::accept);
            return new RunLookup(
                    home, journal.facts(), view, ControlSocket.answers(home), TickNote.of(home), PushNote.of(home));
        } catch (JournalException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }

    /** The commit that the run has come to. */
    public String head() {
        return ticks.commit().isEmpty() ? view.ledger().head() : ticks.commit();
    }

    /** How long a task's latest attempt has been running or ran. */
    public long elapsedMillis(TaskRecord task, long nowMillis) {
        RunView.Times times = view.times(task.task());
        if (times.startedAtMillis() == 0) {
            return 0;
        }
        long end = times.endedAtMillis() == 0 ? nowMillis : times.endedAtMillis();
        return Math.max(0, end - times.startedAtMillis());
    }

    /**
     * The log of an attempt, or of a try at the gate of a barrier, which is named like a task.
     *
     * @param attempt its number; null for the latest
     */
    public Path log(String task, @Nullable Integer attempt) throws UserError {
        Optional<GateStatus> gate = view.ledger().gateStatus().stream()
                .filter(status -> status.barrier().equals(task))
                .findFirst();
        if (gate.isPresent()) {
            return gateLog(gate.get(), attempt == null ? gate.get().tries() : attempt);
        }
        Attempt named = attempt(task, attempt);
        Path log = home.log(named);
        if (!Files.exists(log)) {
            throw new UserError("attempt " + named.number() + " of task " + task + " has written no log");
        }
        return log;
    }

    /** What the log of a task's attempts is written in; text where it is the gate of a barrier. */
    public OutputKind output(String task) throws UserError {
        try {
            Agents agents = RunAgents.of(home);
            return view.ledger().definition().plan().tasks().stream()
                    .filter(one -> one.id().value().equals(task))
                    .flatMap(one -> TaskCommand.of(one, facts.agent(), agents).stream())
                    .map(command -> switch (command) {
                        case TaskCommand.Own _ -> OutputKind.TEXT;
                        case TaskCommand.By(Agent agent) -> agent.output();
                    })
                    .findFirst()
                    .orElse(OutputKind.TEXT);
        } catch (IOException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The log of the latest try at the landing gates with what an attempt changed.
     *
     * @param attempt its number; null for the latest
     */
    public Path landingGateLog(String task, @Nullable Integer attempt) throws UserError {
        Attempt named = attempt(task, attempt);
        Optional<Path> latest = Optional.empty();
        for (int number = 1; ; number++) {
            Path log = home.log(new LandingTry(named.task(), named.number(), number));
            if (!Files.exists(log)) {
                return latest.orElseThrow(() -> new UserError(
                        "no landing gate has run on what attempt " + named.number() + " of task " + task + " changed"));
            }
            latest = Optional.of(log);
        }
    }

    private Attempt attempt(String task, @Nullable Integer attempt) throws UserError {
        TaskRecord record = record(task);
        int number = attempt == null ? record.attempt() : attempt;
        if (record.attempt() == 0) {
            throw new UserError("task " + task + " has not started yet, so there is no log");
        }
        if (number < 1 || number > record.attempt()) {
            throw new UserError("task " + task + " has attempts 1 to " + record.attempt() + ", not " + number);
        }
        return new Attempt(record.task(), number);
    }

    /**
     * The note on what an attempt's change contradicted when it was to land; empty where it did not, or is no attempt.
     *
     * @param attempt its number; null for the latest
     */
    public Optional<Path> conflict(String task, @Nullable Integer attempt) {
        return find(task).stream()
                .mapToObj(view.ledger().tasks()::get)
                .map(record -> new Attempt(record.task(), attempt == null ? record.attempt() : attempt))
                .filter(one -> one.number() > 0)
                .map(home::conflict)
                .filter(Files::exists)
                .findFirst();
    }

    private Path gateLog(GateStatus gate, int number) throws UserError {
        if (number < 1 || number > gate.tries()) {
            throw new UserError("the gate of " + gate.barrier()
                    + (gate.tries() == 0
                            ? " has not run yet, so there is no log"
                            : " has tries 1 to " + gate.tries() + ", not " + number));
        }
        Path log = home.log(new GateTry(gate.barrier(), number));
        if (!Files.exists(log)) {
            throw new UserError("try " + number + " of the gate of " + gate.barrier() + " has written no log");
        }
        return log;
    }

    /** What a task changed, to be read when one likes. */
    public Change change(String task, Place place) throws UserError {
        TaskRecord record = record(task);
        if (place.repository().isEmpty() || facts.branch().isEmpty()) {
            throw new UserError("run " + home.run() + " works in place: see what changed with your own tools");
        }
        String name = record.commit().isEmpty() ? record.salvage() : record.commit();
        if (name.isEmpty()) {
            throw new UserError("task " + task + " has changed nothing that is kept");
        }
        return new Change(place.repository().get(), name);
    }

    /**
     * A change that is kept.
     *
     * @param name the commit, or the ref that leads to it
     */
    public record Change(GitRepository repository, String name) {

        /** It as a patch. */
        public String patch() throws UserError {
            try {
                return repository.patch(repository
                        .resolve(name)
                        .orElseThrow(() -> new UserError("the change is kept no more: " + name + " is gone")));
            } catch (GitException e) {
                throw new UserError(String.valueOf(e.getMessage()));
            }
        }
    }

    private TaskRecord record(String task) throws UserError {
        return find(task).stream()
                .mapToObj(node -> view.ledger().tasks().get(node))
                .findFirst()
                .orElseThrow(() ->
                        new UserError("run " + home.run() + " has no task " + task + "; `stretto status` lists them"));
    }

    private OptionalInt find(String task) {
        return task.isBlank()
                ? OptionalInt.empty()
                : view.ledger().definition().graph().find(new TaskId(task));
    }
}

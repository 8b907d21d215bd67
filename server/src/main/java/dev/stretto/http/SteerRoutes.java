package dev.stretto.http;

import dev.stretto.app.FollowedRun;
import dev.stretto.app.LandRun;
import dev.stretto.app.RevertTasks;
import dev.stretto.app.UserError;
import dev.stretto.engine.Input;
import dev.stretto.engine.RunState;
import dev.stretto.journal.Json;
import dev.stretto.local.ControlSocket;
import dev.stretto.local.RunHome;
import dev.stretto.plan.TaskId;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Hands requests to the drivers of runs; what a driver refuses is a conflict, with its reason. */
final class SteerRoutes {

    private static final int CHECKPOINT_MAX = 1_000_000;

    private final Served served;

    SteerRoutes(Served served) {
        this.served = served;
    }

    List<Route> routes() {
        return List.of(
                Route.post(Routes.RUN + "/pause", request -> steer(request, new Input.Pause())),
                Route.post(Routes.RUN + "/resume", this::resume),
                Route.post(Routes.RUN + "/cancel", request -> steer(request, new Input.Cancel())),
                Route.post(Routes.RUN + "/land", this::land),
                Route.post(Routes.RUN + "/revert", this::revert),
                Route.post(Routes.RUN + "/retry", this::retryAll),
                Route.post(Routes.TASK + "/retry", this::retry),
                Route.post(Routes.TASK + "/skip", this::skip));
    }

    private void steer(Context request, Input.Request wish) throws UserError, InterruptedException {
        Asked.body(request, Set.of());
        FollowedRun run = served.run(request);
        hand(run.home(), wish);
        answer(request, run);
    }

    private void hand(RunHome home, Input.Request wish) throws InterruptedException {
        try {
            served.steering().request(home, wish);
        } catch (UserError e) {
            throw Problem.refused(e.getMessage());
        }
    }

    /** Unpauses a run that is driven; has another taken up by a process of its own. */
    private void resume(Context request) throws UserError, InterruptedException {
        Asked.body(request, Set.of());
        FollowedRun run = served.run(request);
        goOn(run.home());
        answer(request, run);
    }

    private void goOn(RunHome home) throws InterruptedException {
        try {
            if (!served.steering().requestIfDriven(home, new Input.Resume())) {
                served.commands().resume(home);
            }
        } catch (UserError e) {
            throw Problem.refused(e.getMessage());
        }
    }

    private void retryAll(Context request) throws UserError, InterruptedException {
        Asked.body(request, Set.of());
        retry(request, List.of());
    }

    private void retry(Context request) throws UserError, InterruptedException {
        Asked.body(request, Set.of());
        retry(request, List.of(task(request)));
    }

    private void retry(Context request, List<TaskId> tasks) throws UserError, InterruptedException {
        goOnWith(request, new Input.Retry(tasks));
    }

    private void skip(Context request) throws UserError, InterruptedException {
        Asked.body(request, Set.of());
        goOnWith(request, new Input.Skip(List.of(task(request))));
    }

    /** Has a run that had ended go on with what a request reopens; one that somebody paused stays so. */
    private void goOnWith(Context request, Input.Request wish) throws UserError, InterruptedException {
        FollowedRun run = served.run(request);
        boolean ended = state(run).ended();
        hand(run.home(), wish);
        if (ended && !ControlSocket.answers(run.home())) {
            goOn(run.home());
        }
        answer(request, run);
    }

    private TaskId task(Context request) throws UserError {
        String task = request.pathParam("task");
        boolean known = served.run(request).read(now -> now.lookup().view().ledger()).tasks().stream()
                .anyMatch(record -> record.task().value().equals(task));
        if (!known) {
            throw Problem.notFound("this run has no task " + Asked.shown(task));
        }
        return new TaskId(task);
    }

    /** Moves the branch that is checked out to what a run has landed, as {@code stretto land} does. */
    private void land(Context request) throws UserError {
        Asked.body(request, Set.of());
        FollowedRun run = served.run(request);
        LandRun.Result result;
        try {
            result = run.read(now -> LandRun.land(served.place(), now.lookup()));
        } catch (UserError e) {
            throw Problem.refused(e.getMessage());
        }
        Answer.json(
                request,
                Json.mapper()
                        .createObjectNode()
                        .put("run", run.home().run().value())
                        .put("branch", result.branch())
                        .put("from", result.from())
                        .put("to", result.to())
                        .put("commits", result.commits()));
    }

    private void revert(Context request) throws UserError, InterruptedException {
        ObjectNode body = Asked.body(request, Set.of("tasks", "checkpoint"));
        List<TaskId> tasks = Asked.texts(body, "tasks").stream()
                .filter(task -> !task.isBlank())
                .map(TaskId::new)
                .toList();
        if (tasks.isEmpty() == body.path("checkpoint").isMissingNode()) {
            throw Problem.badRequest("give either tasks, a list of their ids, or the number of a checkpoint");
        }
        Input.Request wish = tasks.isEmpty()
                ? new Input.RevertTo((int) Asked.number(body, "checkpoint", 0, 0, CHECKPOINT_MAX))
                : new Input.Revert(tasks);
        FollowedRun run = served.run(request);
        try {
            RevertTasks.Result result = new RevertTasks(served.place(), served.environment()).revert(run.home(), wish);
            ObjectNode answer = Json.mapper().createObjectNode();
            answer.put("run", run.home().run().value());
            ArrayNode reverted = answer.putArray("tasks");
            result.tasks().forEach(task -> reverted.add(task.value()));
            answer.put("head", result.head().isEmpty() ? null : result.head());
            Answer.json(request, answer);
        } catch (UserError e) {
            throw Problem.refused(e.getMessage());
        }
    }

    private static RunState state(FollowedRun run) throws UserError {
        return run.read(now -> now.lookup().view().ledger().state());
    }

    private static void answer(Context request, FollowedRun run) throws UserError {
        Answer.json(
                request,
                run.read(now -> Json.mapper()
                        .createObjectNode()
                        .put("run", run.home().run().value())
                        .put(
                                "state",
                                now.lookup().view().ledger().state().name().toLowerCase(Locale.ROOT))
                        .put("driven", now.lookup().driven())
                        .put("seq", now.seq())));
    }
}

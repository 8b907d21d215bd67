package dev.stretto.app;

import dev.stretto.app.RunRequest.Tick;
import dev.stretto.git.CommittedFiles;
import dev.stretto.git.GitException;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import dev.stretto.journal.Ticking;
import dev.stretto.planfile.PlanFileException;
import dev.stretto.planfile.PlanTicks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Settles, before anything starts, where a run marks its completed tasks. */
record TickChoice(Place place) {

    /**
     * The way that holds for the whole run; empty where nobody asked.
     *
     * @param base the commit the run starts from; empty in place
     * @throws UserError if the plan cannot be marked as was asked for, with what to do
     */
    Optional<Ticking> of(LoadedPlan loaded, RunRequest request, Optional<ObjectId> base) throws UserError {
        if (request.tick().isEmpty()) {
            return Optional.empty();
        }
        Path plan = loaded.path()
                .orElseThrow(
                        () -> new UserError("--tick: a plan from standard input has no file to mark; name the file"));
        Tick asked = request.tick().get();
        Optional<String> committed = base.flatMap(commit -> pathIn(plan, commit));
        return Optional.of(
                switch (asked.where()) {
                    case FILE -> inFile(loaded, plan, asked);
                    case BRANCH ->
                        new Ticking(committed.orElseThrow(() -> notInCommit(plan, request)), asked.actuals());
                    case AUTO ->
                        request.land() && committed.isPresent()
                                ? new Ticking(committed.get(), asked.actuals())
                                : inFile(loaded, plan, asked);
                });
    }

    private Ticking inFile(LoadedPlan loaded, Path plan, Tick asked) throws UserError {
        try {
            PlanLoader.Reading reading = loaded.reading();
            new PlanTicks(plan.toString(), place.directory(), reading.format(), reading.options()).requireWritable();
            return new Ticking("", asked.actuals());
        } catch (PlanFileException e) {
            throw new UserError(e.getMessage());
        }
    }

    /** The path of the plan in a commit, where it is one of its files or folders. */
    private Optional<String> pathIn(Path plan, ObjectId commit) {
        GitRepository repository = place.repository().orElseThrow();
        try {
            Path root = repository.workTree().orElse(place.directory()).toRealPath();
            Path file = plan.toRealPath();
            if (!file.startsWith(root)) {
                return Optional.empty();
            }
            String path = root.relativize(file).toString().replace('\\', '/');
            // The root itself may hold more than a plan: it is not taken out of a commit.
            boolean committed = !path.isEmpty() && new CommittedFiles(repository).has(commit, path);
            return committed ? Optional.of(path) : Optional.empty();
        } catch (IOException | GitException e) {
            return Optional.empty();
        }
    }

    private static UserError notInCommit(Path plan, RunRequest request) {
        String instead = "; or use --tick, which marks the file itself";
        return new UserError(
                request.inPlace()
                        ? "--tick=branch has no branch to go to with --workspace none: use --tick"
                        : "--tick=branch commits the ticks on the run's branch, but " + plan
                                + " is " + (Files.isDirectory(plan) ? "no folder in" : "no file of")
                                + " the commit that the run starts from: commit it first" + instead);
    }
}

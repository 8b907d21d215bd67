package dev.stretto.app;

import dev.stretto.engine.Input;
import dev.stretto.local.ControlSocket;
import dev.stretto.local.LocalRun;
import dev.stretto.local.RunHome;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Carries a user's request to a run, whether or not somebody drives it. */
public final class Steering {

    private final ResumeRun resume;

    public Steering(Place place, Map<String, String> environment) {
        this.resume = new ResumeRun(place, environment);
    }

    /**
     * Hands a request to the driver of a run; where there is none, this process takes the run up just long enough to meet it.
     *
     * @throws UserError if the request is refused, with the reason
     */
    public void request(RunHome home, Input.Request request) throws UserError, InterruptedException {
        Optional<String> refusal = ControlSocket.send(home, request);
        if (refusal.isEmpty()) {
            refusal = Optional.of(offline(home, request));
        }
        if (!refusal.get().isEmpty()) {
            throw new UserError("run " + home.run() + ": " + refusal.get());
        }
    }

    /** Hands a request to the driver of a run, if it has one; tells whether it has. */
    public boolean requestIfDriven(RunHome home, Input.Request request) throws UserError {
        Optional<String> refusal = ControlSocket.send(home, request);
        if (refusal.isPresent() && !refusal.get().isEmpty()) {
            throw new UserError("run " + home.run() + ": " + refusal.get());
        }
        return refusal.isPresent();
    }

    private String offline(RunHome home, Input.Request request) throws UserError, InterruptedException {
        AtomicReference<String> refusal = new AtomicReference<>("");
        try (LocalRun run = resume.recover(home, _ -> {})) {
            run.request(request, why -> refusal.set(why.orElse("")));
            run.settle();
            if (request instanceof Input.Revert || request instanceof Input.RevertTo) {
                run.markPlan();
            }
        }
        return refusal.get();
    }
}

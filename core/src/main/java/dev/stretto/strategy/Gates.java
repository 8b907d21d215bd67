package dev.stretto.strategy;

import dev.stretto.graph.Node.Gate;
import dev.stretto.plan.Command;
import dev.stretto.plan.OnVerifyFailure;
import dev.stretto.plan.Phase;
import dev.stretto.plan.Verify;
import java.util.Optional;

/** Which commands must pass at which barriers, by the options. */
record Gates(CompileOptions options) {

    /** The gate of every wave, batch and phase. */
    Optional<Gate> barrier() {
        return options.barrierGate().map(command -> new Gate(command, Optional.empty()));
    }

    /** The gate of a phase's end: its own tests, then that of every barrier. */
    Optional<Gate> end(Phase phase) {
        Optional<Command> tests = tests(phase);
        Optional<Command> both = tests.flatMap(own -> options.barrierGate().map(every -> both(own, every)));
        return both.or(() -> tests).or(options::barrierGate).map(command -> new Gate(command, Optional.empty()));
    }

    Optional<Command> tests(Phase phase) {
        return phase.testing()
                .filter(script -> options.verify() && !script.isBlank())
                .map(script -> new Command(script, true));
    }

    Optional<Gate> verification(Phase phase) {
        return phase.rules()
                .verify()
                .filter(_ -> options.verify())
                .flatMap(verify -> verify.command().map(command -> new Gate(command, Optional.of(onFailure(verify)))));
    }

    private OnVerifyFailure onFailure(Verify verify) {
        return verify.onFailure().orElse(options.onVerifyFailure());
    }

    /** Each in a shell of its own; not joined by {@code &&}, before which {@code set -e} has no effect. */
    private static Command both(Command first, Command then) {
        String script =
                "(" + stopping(first) + "\n)\nstatus=$?\n[ $status -eq 0 ] || exit $status\n(" + stopping(then) + "\n)";
        return new Command(script, false);
    }

    private static String stopping(Command command) {
        return command.block() ? "set -e\n" + command.script() : command.script();
    }
}

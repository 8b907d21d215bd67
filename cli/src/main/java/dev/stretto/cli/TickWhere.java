package dev.stretto.cli;

import dev.stretto.app.RunRequest.Tick.Where;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Reads {@code --tick}, which may be followed by a place, or else by what is no part of it, such as the plan. */
final class TickWhere implements IParameterConsumer {

    @Override
    @SuppressWarnings("JdkObsolete") // picocli's own type
    public void consumeParameters(Stack<String> rest, ArgSpec option, CommandSpec command) {
        String next = rest.isEmpty() ? "" : rest.peek();
        Where where = switch (next) {
            case "file" -> Where.FILE;
            case "branch" -> Where.BRANCH;
            default -> Where.AUTO;
        };
        if (where != Where.AUTO) {
            rest.pop();
        }
        option.setValue(where);
    }
}

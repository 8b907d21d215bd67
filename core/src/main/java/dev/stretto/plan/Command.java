package dev.stretto.plan;

/**
 * A shell command of a task, run by {@code /bin/sh -c}.
 *
 * @param script one line, or a whole block
 * @param block whether it came from a fenced block, which stops at its first failing line ({@code set -e})
 */
public record Command(String script, boolean block) {

    public Command {
        if (script.isBlank()) {
            throw new IllegalArgumentException("a command cannot be empty");
        }
    }
}

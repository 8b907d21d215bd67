package dev.stretto.agent;

import java.util.Locale;

/** How an agent gets its prompt. */
public enum PromptBy {
    /** On its standard input. */
    STDIN,
    /** As an argument: where its command says {@code {prompt}}, else as the last one. */
    ARGUMENT,
    /** As the name of a file that holds it: where its command says {@code {prompt}}, else as the last argument. */
    FILE;

    /** As settings say it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

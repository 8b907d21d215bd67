package dev.stretto.plan;

/** The formats plans come in; {@link #label()} is the name that programs and {@code --format} use. */
public enum PlanFormat {
    /** Stretto's own Markdown: phases, checkbox tasks with ids, dependencies in brackets. */
    STRETTO("stretto");

    private final String label;

    PlanFormat(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}

package dev.stretto.plan;

/** What a task waits for that states no dependency of its own. Each dialect fixes one. */
public enum OrderRule {
    /** The phases before its own. */
    PHASE_ORDER("phase-order"),
    /** Nothing. */
    AT_ONCE("at-once"),
    /**
     * The phases before its own, and in its phase the task written before it; tasks marked as parallel wait for the last one
     * before them that is not, and the next one that is not waits for all of them.
     */
    DOCUMENT_ORDER("document-order");

    private final String label;

    OrderRule(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}

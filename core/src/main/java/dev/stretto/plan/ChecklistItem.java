package dev.stretto.plan;

/** One box of a task's checklist. */
public record ChecklistItem(String text, boolean done) {}

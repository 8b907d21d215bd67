package dev.stretto.format.boxes;

/**
 * The id that the text of a box or of a task's heading starts with; the offsets are that text's.
 *
 * @param id as written
 * @param idStart where it starts
 * @param titleStart where what follows it starts
 * @param parallel whether a mark behind it says that the task may run beside its neighbours
 */
public record BoxHead(String id, int idStart, int titleStart, boolean parallel) {}

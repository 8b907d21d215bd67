package dev.stretto.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Where a try runs.
 *
 * @param variables what its processes need there in their environment
 * @param entry what brings a command there
 */
record Seat(Path directory, Map<String, String> variables, UnaryOperator<List<String>> entry) {}

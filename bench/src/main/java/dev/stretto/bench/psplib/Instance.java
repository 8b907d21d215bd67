package dev.stretto.bench.psplib;

import dev.stretto.bench.support.Refusal;
import dev.stretto.optimize.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An instance of PSPLIB (Kolisch and Sprecher 1996, EJOR 96:205).
 *
 * @param best the shortest makespan known; of bounds {@code a..b} it is b
 * @param proven whether that is known to be the optimum
 */
record Instance(String name, Problem problem, long best, boolean proven) {

    private static final String OPTIMA = "optimum.csv";
    private static final String BOUNDS = "..";

    /** Whether a folder holds instances. */
    static boolean in(Path folder) {
        return Files.isRegularFile(folder.resolve(OPTIMA));
    }

    /** All that the folder's list names. */
    static List<Instance> all(Path folder) throws IOException, Refusal {
        List<Instance> all = new ArrayList<>();
        for (String line :
                Files.readAllLines(folder.resolve(OPTIMA)).stream().skip(1).toList()) {
            if (!line.isBlank()) {
                all.add(read(folder, line.strip()));
            }
        }
        return all;
    }

    private static Instance read(Path folder, String line) throws IOException, Refusal {
        int comma = line.indexOf(',');
        String name = line.substring(0, Math.max(0, comma));
        String optimum = line.substring(comma + 1);
        int bounds = optimum.indexOf(BOUNDS);
        try {
            long best = Long.parseLong(bounds < 0 ? optimum : optimum.substring(bounds + BOUNDS.length()));
            return new Instance(name, SmFile.read(folder.resolve(name)), best, bounds < 0);
        } catch (IllegalArgumentException e) {
            throw new Refusal(folder.resolve(OPTIMA) + ": cannot use '" + line + "': " + e.getMessage());
        }
    }
}

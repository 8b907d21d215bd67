package dev.stretto.bench.psplib;

import java.util.List;
import java.util.Locale;

/**
 * What others report for all 480 instances of a set after 1,000, 5,000 and 50,000 schedules: for j30 the mean gap to the optimum,
 * for j60 the mean distance above the critical path. As the survey of Kolisch and Hartmann (2006, EJOR 174:23) lists them.
 */
record Literature(String method, List<Double> j30, List<Double> j60) {

    private static final List<Literature> ALL = List.of(
            new Literature(
                    "GA, tabu search, path relinking (Kochetov, Stolyar 2003)",
                    List.of(0.10, 0.04, 0.00),
                    List.of(11.71, 11.17, 10.74)),
            new Literature(
                    "hybrid GA, justification (Valls and others 2008)",
                    List.of(0.27, 0.06, 0.02),
                    List.of(11.56, 11.10, 10.73)),
            new Literature(
                    "scatter search, justification (Debels and others 2006)",
                    List.of(0.27, 0.11, 0.01),
                    List.of(11.73, 11.10, 10.71)),
            new Literature("GA over orders (Hartmann 1998)", List.of(0.54, 0.25, 0.08), List.of(12.68, 11.89, 11.23)));

    /** A line each, for people; none for other sets. */
    static List<String> lines(String set) {
        return switch (set) {
            case "j30" -> ALL.stream().map(one -> line(one.method, one.j30)).toList();
            case "j60" -> ALL.stream().map(one -> line(one.method, one.j60)).toList();
            default -> List.of();
        };
    }

    private static String line(String method, List<Double> figures) {
        return String.format(
                Locale.ROOT, "    %-58s %6.2f %6.2f %6.2f", method, figures.get(0), figures.get(1), figures.get(2));
    }
}

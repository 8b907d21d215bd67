package dev.stretto.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The packages as they are meant to be: the table of modules and the arrows inside {@code core}. */
final class House {
    private House() {}

    /** The packages of {@code core}, each with those it points at; what these see, it may see too. */
    static final Map<String, List<String>> CORE_ARROWS = Map.of(
            "plan", List.of(),
            "graph", List.of("plan"),
            "claim", List.of("plan"),
            "strategy", List.of("plan", "graph"),
            "engine", List.of("plan", "graph", "claim"),
            "driver", List.of("engine"),
            "optimize", List.of(),
            "forecast", List.of("engine", "driver", "graph", "strategy", "claim", "optimize"),
            "view", List.of("engine", "plan"));

    /** The modules, each with the roots of its packages below {@code dev.stretto}. */
    static final Map<String, List<String>> MODULE_PACKAGES = new TreeMap<>(Map.of(
            "core", List.copyOf(new TreeSet<>(CORE_ARROWS.keySet())),
            "formats", List.of("format", "report"),
            "runtime",
                    List.of(
                            "config",
                            "foreign",
                            "journal",
                            "git",
                            "workspace",
                            "process",
                            "agent",
                            "landing",
                            "planfile",
                            "local",
                            "app"),
            "server", List.of("http", "metrics"),
            "cli", List.of("cli"),
            "bench", List.of("bench")));

    /** The modules, each with those it may see. */
    static final Map<String, List<String>> MODULE_ARROWS = new TreeMap<>(Map.of(
            "core", List.of(),
            "formats", List.of("core"),
            "runtime", List.of("core", "formats"),
            "server", List.of("core", "runtime"),
            "cli", List.of("core", "formats", "runtime", "server"),
            "bench", List.of("core", "formats", "runtime", "server", "cli")));

    /** Every class of Stretto that is no test's. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.stretto");

    /** The package patterns of a module, as ArchUnit reads them. */
    static String[] packagesOf(String module) {
        return MODULE_PACKAGES.getOrDefault(module, List.of()).stream()
                .map(House::pattern)
                .toArray(String[]::new);
    }

    /** What a package of {@code core} may see: all that can be reached from it along the arrows. */
    static Set<String> visibleFrom(String corePackage) {
        var seen = new TreeSet<String>();
        for (String next : CORE_ARROWS.getOrDefault(corePackage, List.of())) {
            seen.add(next);
            seen.addAll(visibleFrom(next));
        }
        return seen;
    }

    static String pattern(String root) {
        return "dev.stretto." + root + "..";
    }
}

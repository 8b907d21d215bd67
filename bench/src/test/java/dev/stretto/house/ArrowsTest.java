package dev.stretto.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may see whom. The tables are in {@link House}. */
class ArrowsTest {
    /** Raise it as the code grows (to about nine tenths of what there is), so that no rule can pass on nothing. */
    private static final int FEWEST_CLASSES = 30;

    @Test
    void theRulesSeeTheCodeTheyAreAbout() {
        assertThat(House.CLASSES.size()).isGreaterThanOrEqualTo(FEWEST_CLASSES);
        for (String module : List.of("core", "cli")) {
            assertThat(House.CLASSES.stream().filter(in(House.packagesOf(module))))
                    .as("classes of " + module)
                    .isNotEmpty();
        }
    }

    @Test
    void everyPackageBelongsToAModule() {
        classes()
                .should()
                .resideInAnyPackage(House.MODULE_PACKAGES.keySet().stream()
                        .flatMap(module -> Stream.of(House.packagesOf(module)))
                        .toArray(String[]::new))
                .as("every package is in the table of modules (House.MODULE_PACKAGES)")
                .check(House.CLASSES);
    }

    static Stream<String> modules() {
        return House.MODULE_ARROWS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleSeesOnlyTheModulesItMay(String module) {
        var others = House.MODULE_PACKAGES.keySet().stream()
                .filter(other -> !other.equals(module)
                        && !House.MODULE_ARROWS.getOrDefault(module, List.of()).contains(other))
                .flatMap(other -> Stream.of(House.packagesOf(other)))
                .toArray(String[]::new);
        noClasses()
                .that(in(House.packagesOf(module)))
                .should()
                .dependOnClassesThat(in(others))
                .as("module " + module + " sees only " + House.MODULE_ARROWS.get(module))
                .allowEmptyShould(true)
                .check(House.CLASSES);
    }

    static Stream<String> corePackages() {
        return House.CORE_ARROWS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("corePackages")
    void aPackageOfCoreSeesOnlyWhatItsArrowsReach(String name) {
        var visible = House.visibleFrom(name);
        var hidden = House.CORE_ARROWS.keySet().stream()
                .filter(other -> !other.equals(name) && !visible.contains(other))
                .map(House::pattern)
                .toArray(String[]::new);
        noClasses()
                .that(in(House.pattern(name)))
                .should()
                .dependOnClassesThat(in(hidden))
                .as("package " + name + " sees only " + visible)
                .allowEmptyShould(true)
                .check(House.CLASSES);
    }

    @Test
    void coreNeedsTheJdkAlone() {
        var allowed = new ArrayList<>(List.of("java..", "org.jspecify.."));
        allowed.addAll(List.of(House.packagesOf("core")));
        classes()
                .that(in(House.packagesOf("core")))
                .should()
                .onlyDependOnClassesThat(in(allowed.toArray(String[]::new)).or(arrayOrPrimitive()))
                .check(House.CLASSES);
    }

    @Test
    void noPackagesFormACycle() {
        slices().matching("dev.stretto.(**)").should().beFreeOfCycles().check(House.CLASSES);
    }

    private static DescribedPredicate<JavaClass> in(String... packages) {
        return resideInAnyPackage(packages);
    }

    private static DescribedPredicate<JavaClass> arrayOrPrimitive() {
        return DescribedPredicate.describe(
                "arrays or primitives",
                type -> type.isPrimitive() || type.getBaseComponentType().isPrimitive());
    }
}

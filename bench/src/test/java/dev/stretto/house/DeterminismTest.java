package dev.stretto.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.stretto.house.Banned.any;
import static dev.stretto.house.Banned.constructors;
import static dev.stretto.house.Banned.members;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import org.junit.jupiter.api.Test;

/**
 * The same inputs give the same run, on every machine and in every JVM: {@code core} takes time and randomness as data
 * and knows neither threads nor files, nor a collection whose order changes from JVM to JVM.
 */
class DeterminismTest {
    private static final GivenClassesConjunction NO_CLASS_OF_CORE =
            noClasses().that(resideInAnyPackage(House.packagesOf("core")));

    @Test
    void coreReadsNoClock() {
        NO_CLASS_OF_CORE
                .should()
                .accessTargetWhere(members("java.lang.System", "currentTimeMillis", "nanoTime")
                        .or(any("java.time.Clock", "java.time.InstantSource"))
                        .or(members(0, "java.util.Date", "<init>"))
                        .or(members("java.time.ZoneId", "systemDefault"))
                        .or(DescribedPredicate.describe(
                                "now() of java.time",
                                access -> access.getName().equals("now")
                                        && access.getTargetOwner()
                                                .getPackageName()
                                                .startsWith("java.time"))))
                .as("core reads no clock: time comes in as data of an input")
                .check(House.CLASSES);
    }

    @Test
    void coreDrawsRandomNumbersOnlyFromAStatedSeed() {
        NO_CLASS_OF_CORE
                .should()
                .accessTargetWhere(
                        any("java.util.Random", "java.security.SecureRandom", "java.util.concurrent.ThreadLocalRandom")
                                .or(members(0, "java.util.SplittableRandom", "<init>"))
                                .or(members("java.util.random.RandomGenerator", "of", "getDefault"))
                                .or(members("java.util.UUID", "randomUUID"))
                                .or(members("java.util.Collections", "shuffle"))
                                .or(members("java.lang.Math", "random")))
                .as("core draws random numbers only from a SplittableRandom with a seed")
                .check(House.CLASSES);
    }

    @Test
    void coreKeepsNothingInHashOrder() {
        NO_CLASS_OF_CORE
                .should()
                .accessTargetWhere(constructors(
                                "java.util.HashMap",
                                "java.util.HashSet",
                                "java.util.Hashtable",
                                "java.util.IdentityHashMap",
                                "java.util.WeakHashMap",
                                "java.util.concurrent.ConcurrentHashMap")
                        .or(members("java.util.Map", "of", "ofEntries", "copyOf"))
                        .or(members("java.util.Set", "of", "copyOf"))
                        .or(members("java.util.HashMap", "newHashMap"))
                        .or(members("java.util.HashSet", "newHashSet"))
                        .or(members("java.util.concurrent.ConcurrentHashMap", "newKeySet"))
                        .or(members("java.util.stream.Collectors", "toSet", "toUnmodifiableSet", "toUnmodifiableMap"))
                        .or(members("java.util.stream.Collectors", "toConcurrentMap", "groupingByConcurrent"))
                        .or(members(3, "java.util.stream.Collectors", "toMap"))
                        .or(members(2, "java.util.stream.Collectors", "groupingBy"))
                        .or(members("java.lang.System", "identityHashCode")))
                .as("core keeps nothing in hash order: use LinkedHashMap, TreeMap, EnumMap or List")
                .check(House.CLASSES);
    }

    @Test
    void coreStartsNoThread() {
        NO_CLASS_OF_CORE
                .should()
                .dependOnClassesThat(DescribedPredicate.describe("run things at once", DeterminismTest::isConcurrent))
                .orShould()
                .accessTargetWhere(DescribedPredicate.describe(
                        "a parallel stream",
                        access -> access.getName().equals("parallelStream")
                                || access.getName().equals("parallel")
                                        && access.getTargetOwner()
                                                .getPackageName()
                                                .equals("java.util.stream")))
                .as("core starts no thread: its driver owns the one it runs on")
                .check(House.CLASSES);
    }

    @Test
    void coreTouchesNoFileAndNoSocket() {
        NO_CLASS_OF_CORE
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
                .as("core touches no file and no socket: they are effects")
                .check(House.CLASSES);
    }

    @Test
    void onlyCommandsAndBenchmarksPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.stretto.cli..", "dev.stretto.bench..")
                .should()
                .accessTargetWhere(members("java.lang.System", "out", "err", "console")
                        .or(any("java.lang.IO"))
                        .or(DescribedPredicate.<JavaAccess<?>>describe(
                                "printStackTrace", access -> access.getName().equals("printStackTrace"))))
                .as("only cli and bench print; the others return what there is to say")
                .check(House.CLASSES);
    }

    private static boolean isConcurrent(JavaClass type) {
        return switch (type.getPackageName()) {
            case "java.lang" -> type.getName().matches("java\\.lang\\.(Thread|InheritableThread|Process|Runtime\\b).*");
            case "java.util" -> type.getSimpleName().startsWith("Timer");
            case "java.util.concurrent" -> !type.getSimpleName().equals("TimeUnit");
            case "java.util.concurrent.locks" -> true;
            default -> false;
        };
    }
}

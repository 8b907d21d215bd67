package dev.stretto.format.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.lint.PlanLint;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.Position;
import dev.stretto.plan.Reference;
import dev.stretto.strategy.Compilation;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every hostile text, recognised and read as each format, ends in a plan or in an error, in its time, with places inside the text.
 * {@code -Dstretto.hostile.many=100000 -Dstretto.hostile.deep=100000} reads texts of the sizes that hurt.
 */
final class HostileInputTest {

    /** For what hangs; a busy machine may be slow. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int MESSAGE_CHARS_MAX = 2_000;

    private static final int MANY = Integer.getInteger("stretto.hostile.many", 100);

    private static final int DEEP = Integer.getInteger("stretto.hostile.deep", 5_000);

    @TestFactory
    Stream<DynamicTest> everyTextIsReadOrRefusedInItsPlace() {
        return HostileTexts.of(MANY, DEEP).entrySet().stream()
                .map(text -> DynamicTest.dynamicTest(text.getKey().replace('\n', ' '), () -> readAll(text)));
    }

    @Test
    void bytesThatAreNoTextAreRefusedForWhatTheyAre() {
        Map<String, byte[]> texts = HostileTexts.of(MANY, 10);
        assertThat(texts.keySet().stream().filter(name -> name.contains("no UTF-8")))
                .hasSize(2)
                .allSatisfy(name -> assertThat(refusal(texts, name)).contains("is no UTF-8"));
        assertThat(texts.keySet().stream().filter(name -> name.contains("NUL")))
                .hasSize(2)
                .allSatisfy(name -> assertThat(refusal(texts, name)).contains("NUL bytes"));
    }

    private static String refusal(Map<String, byte[]> texts, String name) {
        byte[] text = Objects.requireNonNull(texts.get(name));
        return PlanSource.of("plan", text).diagnostics().getFirst().message();
    }

    private static void readAll(Map.Entry<String, byte[]> text) {
        PlanSource.Loaded loaded = PlanSource.of("plan", text.getValue());
        if (loaded.source().isEmpty()) {
            assertThat(loaded.diagnostics())
                    .hasSize(1)
                    .allSatisfy(one -> assertThat(one.position().line()).isPositive());
            return;
        }
        AtomicReference<String> as = new AtomicReference<>("");
        try {
            // One thread a text, not one a reader: it is there to stop what hangs.
            assertTimeoutPreemptively(PATIENCE, () -> readAs(loaded.source().get(), as));
        } catch (AssertionError | StackOverflowError | RuntimeException e) {
            throw new AssertionError("“" + text.getKey() + "” read as " + as.get(), e);
        }
    }

    private static void readAs(PlanSource source, AtomicReference<String> as) {
        as.set("what it seems to be");
        read(source, Optional.empty());
        for (PlanFormat format : PlanFormats.formats()) {
            as.set(format.label());
            read(source, Optional.of(format));
        }
    }

    private static void read(PlanSource source, Optional<PlanFormat> forced) {
        ReadResult result = PlanFormats.read(source, forced, new ReadOptions(Optional.empty(), false, true));
        assertThat(result.plan().isPresent() || result.hasErrors()).isTrue();
        remarks(source, result.diagnostics());
        result.statements().forEach(one -> inside(source, one.position()));
        result.ticks().values().forEach(tick -> tick.done().forEach(edit -> inside(source, edit.at())));
        result.plan().ifPresent(plan -> plan(source, plan, result));
    }

    private static void plan(PlanSource source, Plan plan, ReadResult result) {
        plan.tasks().forEach(task -> {
            inside(source, task.position());
            task.dependencies().orElse(List.<Reference>of()).forEach(one -> inside(source, one.position()));
        });
        Compilation compilation = Compiler.compile(plan, source.name(), CompileOptions.DEFAULT);
        remarks(source, compilation.diagnostics());
        remarks(source, PlanLint.check(source.name(), plan, result.statements(), compilation, _ -> false));
    }

    private static void remarks(PlanSource source, List<Diagnostic> remarks) {
        for (Diagnostic one : remarks) {
            inside(source, one.position());
            if (one.message().isBlank() || one.message().length() > MESSAGE_CHARS_MAX) {
                throw new AssertionError("a remark of " + one.message().length() + " characters: " + one.code());
            }
        }
    }

    /** Plain code: there are millions of places to look at. */
    private static void inside(PlanSource source, Position at) {
        int line = at.line();
        int end = line < source.lineCount()
                ? source.lineStart(line + 1)
                : source.text().length();
        if (line < 1
                || line > source.lineCount()
                || at.column() < 1
                || source.lineStart(line) + at.column() - 1 > end) {
            throw new AssertionError("a place outside the text: " + at);
        }
    }
}

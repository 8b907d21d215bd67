package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A user at a prompt: a folder, an environment, and what commands print.
 *
 * @param environment with a cache and a folder for temporary files of its own
 */
record DemoShell(Path directory, Map<String, String> environment) {

    /** What a command came to. */
    record Said(int code, String out, String err) {}

    /**
     * @param directory where the user is; made if need be
     * @param belongings holds their cache and temporary files
     */
    static DemoShell in(Path directory, Path belongings) throws IOException {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put(
                "XDG_CACHE_HOME",
                Files.createDirectories(belongings.resolve("cache")).toString());
        environment.put(
                "TMPDIR", Files.createDirectories(belongings.resolve("tmp")).toString());
        return new DemoShell(Files.createDirectories(directory), environment);
    }

    DemoShell with(String variable, String value) {
        Map<String, String> changed = new TreeMap<>(environment);
        changed.put(variable, value);
        return new DemoShell(directory, changed);
    }

    DemoShell at(Path folder) {
        return new DemoShell(folder, environment);
    }

    Path cache() {
        return Path.of(environment.get("XDG_CACHE_HOME"));
    }

    Said stretto(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out), new PrintWriter(err), Console.Screen.NONE);
        int code = new Cli(console, directory, environment).run(arguments);
        return new Said(code, out.toString(), err.toString());
    }

    /** What a shell script prints, which must not fail. */
    String sh(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of("sh", "-ec", script))
                .directory(directory.toFile())
                .redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(script + "\n" + output).isZero();
        return output;
    }
}

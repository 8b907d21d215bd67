package dev.stretto.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to start, where, with what, and how far it may go.
 *
 * @param argv the command and its arguments; a command without a slash is looked up in the {@code PATH} of
 *     {@code environment}, a relative one with a slash starts at {@code directory}
 * @param directory where it runs
 * @param environment the whole environment; nothing is inherited
 * @param input the file that is its standard input; empty means {@code /dev/null}
 * @param log the file to which standard output and standard error are appended, created readable by its owner only
 * @param timeout how long it may run before its tree is ended
 * @param outputBytesMax how much it may append to the log before its tree is ended; looked at many times a second, so
 *     a fast writer gets a little further
 * @param marker a {@code NAME=value} of the environment that no other attempt has: every descendant inherits it, which
 *     is how a process that left the session is found
 */
public record ProcessSpec(
        List<String> argv,
        Path directory,
        Map<String, String> environment,
        Optional<Path> input,
        Path log,
        Optional<Duration> timeout,
        long outputBytesMax,
        String marker) {

    public ProcessSpec {
        argv = List.copyOf(argv);
        directory = directory.toAbsolutePath();
        environment = environment instanceof Checked ? environment : new Checked(environment);
        input = input.map(Path::toAbsolutePath);
        log = log.toAbsolutePath();
        if (argv.isEmpty() || argv.getFirst().isEmpty()) {
            throw new IllegalArgumentException("a process needs a command");
        }
        // The kernel ends every string at its first NUL: what follows would be dropped without a word.
        argv.forEach(argument -> refuseNul(argument, "an argument of the command"));
        if (timeout.isPresent() && !timeout.get().isPositive()) {
            throw new IllegalArgumentException("a timeout must be longer than zero, not " + timeout.get());
        }
        if (outputBytesMax <= 0) {
            throw new IllegalArgumentException("an output limit must be above zero, not " + outputBytesMax);
        }
        int equals = marker.indexOf('=');
        if (equals <= 0 || !marker.substring(equals + 1).equals(environment.get(marker.substring(0, equals)))) {
            throw new IllegalArgumentException("the marker " + marker + " is no NAME=value of the environment");
        }
    }

    /** An environment that was copied and looked at, so that what is made of a spec need not do it again. */
    private static final class Checked extends AbstractMap<String, String> {

        private final Map<String, String> variables;

        Checked(Map<String, String> environment) {
            variables = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
            variables.forEach(ProcessSpec::checkVariable);
        }

        @Override
        public Set<Entry<String, String>> entrySet() {
            return variables.entrySet();
        }

        @Override
        public @Nullable String get(@Nullable Object name) {
            return variables.get(name);
        }

        @Override
        public boolean containsKey(@Nullable Object name) {
            return variables.containsKey(name);
        }
    }

    /** The same with another timeout. */
    public ProcessSpec withTimeout(Duration limit) {
        return new ProcessSpec(argv, directory, environment, input, log, Optional.of(limit), outputBytesMax, marker);
    }

    /** The same with another command. */
    ProcessSpec withArgv(List<String> other) {
        return new ProcessSpec(other, directory, environment, input, log, timeout, outputBytesMax, marker);
    }

    private static void checkVariable(String name, String value) {
        if (name.isEmpty() || name.indexOf('=') >= 0) {
            throw new IllegalArgumentException("\"" + name + "\" cannot name an environment variable");
        }
        refuseNul(name, "the name of an environment variable");
        refuseNul(value, "the environment variable " + name);
    }

    private static void refuseNul(String text, String what) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + " contains a NUL character, which no process can be given");
        }
    }
}

package dev.stretto.process;

import dev.stretto.process.ProcessExit.Reason;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts processes by {@link ProcessBuilder}, for systems whose C library {@link NativeSpawner} does not know. Twice as
 * slow; a process killed by a signal shows as exit status 128 and the signal's number; without a {@code setsid} command
 * the process stays in our session and its group cannot be told from ours, so only its descendants are ended.
 */
final class PlainSpawner implements Spawner {

    private final Optional<Path> setsid = Stream.of("/usr/bin/setsid", "/bin/setsid")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();

    boolean hasSessions() {
        return setsid.isPresent();
    }

    @Override
    public Child spawn(ProcessSpec spec) throws CouldNotStart {
        Path program = WhyNotStarted.resolve(spec);
        // With setsid in between a missing command would only show as its exit status.
        ProcessExit.NotStarted check = WhyNotStarted.explainFiles(spec, program, "cannot be started");
        if (check.reason() != Reason.OTHER) {
            throw new CouldNotStart(check);
        }
        List<String> argv = new ArrayList<>();
        setsid.ifPresent(command -> argv.add(command.toString()));
        argv.add(program.toString());
        argv.addAll(spec.argv().subList(1, spec.argv().size()));
        ProcessBuilder builder = new ProcessBuilder(argv)
                .directory(spec.directory().toFile())
                .redirectInput(spec.input().map(Path::toFile).orElse(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().clear();
        builder.environment().putAll(spec.environment());
        try {
            if (!Files.exists(spec.log())) {
                Files.createFile(
                        spec.log(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            return new PlainChild(builder.start(), setsid.isPresent());
        } catch (IOException e) {
            throw new CouldNotStart(Reason.OTHER, program + ": " + e.getMessage());
        }
    }

    private record PlainChild(Process process, boolean ownGroup) implements Child {

        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public void awaitEnd() {
            process.onExit().join();
        }

        @Override
        public ProcessExit reap() {
            return new ProcessExit.Exited(process.onExit().join().exitValue());
        }

        @Override
        public boolean groupRemains() {
            return ownGroup && signalGroup("0");
        }

        @Override
        public void killGroup() {
            // Java reaps by itself: only while it lives is the number surely its own.
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                if (ownGroup) {
                    signalGroup("KILL");
                }
            }
        }

        private boolean signalGroup(String signal) {
            try {
                Process kill = new ProcessBuilder(
                                "/bin/sh", "-c", "kill -s \"$0\" -- \"-$1\" 2>/dev/null", signal, Long.toString(pid()))
                        .start();
                return kill.onExit().join().exitValue() == 0;
            } catch (IOException e) {
                return false;
            }
        }
    }
}

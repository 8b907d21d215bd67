package dev.stretto.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The program as a command line that starts fast: a JVM takes over what another one has loaded, if the classes come from jars.
 *
 * @param classPath the jars
 * @param cache what the first start that is not killed leaves for the others
 */
record TrainedProgram(String classPath, Path cache) {

    private static final String TRAINING = """
            # Training

            - [ ] 1.1 Write a (run: `echo a >a.txt`)
            - [ ] 1.2 Write b (run: `echo b >b.txt`)
            """;

    /** Made once for all tests, from the classes that are tested. */
    private static final class Shared {

        private static final TrainedProgram PROGRAM = make();

        private static TrainedProgram make() {
            try {
                Path folder = Files.createTempDirectory("stretto-crash");
                TrainedProgram program = in(folder);
                CrashScene scene = new CrashScene(program, folder.resolve("training"), TRAINING);
                scene.start("run", "plan.md").exits(0);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                return program;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static TrainedProgram shared() {
        return Shared.PROGRAM;
    }

    private static TrainedProgram in(Path folder) {
        String tested = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> jars = new ArrayList<>();
        for (String entry : tested.split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (!Files.isDirectory(path)) {
                jars.add(entry);
            } else if (Files.exists(path.resolve("dev/stretto"))) {
                jars.add(jar(path, folder.resolve(jars.size() + ".jar")).toString());
            }
        }
        return new TrainedProgram(String.join(File.pathSeparator, jars), folder.resolve("stretto.aot"));
    }

    private static Path jar(Path classes, Path jar) {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> paths = Files.walk(classes)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(path).toString()));
                Files.copy(path, out);
                out.closeEntry();
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            // It lies among the temporary files.
        }
    }

    List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Xlog:aot*=off:stderr",
                Files.exists(cache) ? "-XX:AOTCache=" + cache : "-XX:AOTCacheOutput=" + cache,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}

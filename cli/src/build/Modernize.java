import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Gives the old class files in a jar the format of Java 8, with the stack maps that those of Java 5 lack. The JVM leaves
 * classes without stack maps out of its ahead-of-time cache, and picocli's are such: a third of what a short command costs.
 *
 * <p>Started by the build through {@code modernize}, beside it.
 */
void main(String[] args) throws IOException {
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(args[0]))) {
        var compiler = ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(hierarchy(jar)));
        try (var files = Files.walk(jar.getPath("/"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                modernize(compiler, file);
            }
        }
    }
}

ClassHierarchyResolver hierarchy(FileSystem jar) {
    return ClassHierarchyResolver.ofResourceParsing(type -> {
                var name = type.descriptorString();
                var file = jar.getPath("/" + name.substring(1, name.length() - 1) + ".class");
                try {
                    return Files.exists(file) ? Files.newInputStream(file) : null;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            })
            .orElse(ClassHierarchyResolver.defaultResolver())
            .cached();
}

void modernize(ClassFile compiler, Path file) throws IOException {
    var time = Files.getLastModifiedTime(file);
    var old = compiler.parse(Files.readAllBytes(file));
    if (old.majorVersion() < ClassFile.JAVA_6_VERSION) {
        // Each instruction is written anew, as a body that is merely copied gets no stack maps.
        var rewritten = ClassTransform.transformingMethodBodies((body, instruction) -> body.with(instruction))
                .andThen(ClassTransform.endHandler(type -> type.withVersion(ClassFile.JAVA_8_VERSION, 0)));
        Files.write(file, compiler.transformClass(old, rewritten));
        Files.setLastModifiedTime(file, time);
    }
}

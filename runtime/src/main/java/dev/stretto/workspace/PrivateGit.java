package dev.stretto.workspace;

import dev.stretto.git.FileTrees;
import dev.stretto.git.GitRepository;
import dev.stretto.git.Identity;
import dev.stretto.git.ObjectId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes the {@code .git} directory an attempt sees: a repository of its own, detached at the base, that borrows the objects
 * of the user's. Whatever the attempt does with it stays in it, and nothing of ours reads it but the list of files it tracks.
 */
final class PrivateGit {

    /** Settings of the repository that change what files or diffs look like; names of branches and remotes stay away. */
    private static final Pattern SHARED_SETTINGS = Pattern.compile(
            "core\\.(autocrlf|eol|safecrlf|whitespace|attributesfile|excludesfile|abbrev|quotepath)|(filter|diff|merge)\\..*");

    private final Path commonDirectory;
    private final String config;

    PrivateGit(GitRepository repository) {
        this(repository.commonDirectory(), config(repository));
    }

    private PrivateGit(Path commonDirectory, String config) {
        this.commonDirectory = commonDirectory;
        this.config = config;
    }

    /** The same with one more setting. */
    PrivateGit with(String key, String value) {
        StringBuilder text = new StringBuilder(config);
        set(text, key, value);
        return new PrivateGit(commonDirectory, text.toString());
    }

    /** What of the settings decides how files look, and the attributes that no commit holds. */
    String looks() throws IOException {
        Path attributes = commonDirectory.resolve("info/attributes");
        return Files.isRegularFile(attributes)
                ? config + Files.readString(attributes, StandardCharsets.ISO_8859_1)
                : config;
    }

    private static String config(GitRepository repository) {
        StringBuilder text = new StringBuilder();
        boolean sha1 = repository.objectFormat().equals("sha1");
        set(text, "core.repositoryformatversion", sha1 ? "0" : "1");
        set(text, "core.bare", "false");
        set(text, "core.filemode", "true");
        set(text, "core.logallrefupdates", "true");
        // Not those that the user may have set up for all repositories.
        set(text, "core.hookspath", ".git/hooks");
        // A daemon or a job in the background would outlive the attempt.
        set(text, "core.fsmonitor", "false");
        set(text, "gc.auto", "0");
        set(text, "maintenance.auto", "false");
        if (!sha1) {
            set(text, "extensions.objectformat", repository.objectFormat());
        }
        for (Map.Entry<String, String> entry : repository.config(true).entrySet()) {
            if (SHARED_SETTINGS.matcher(entry.getKey()).matches()) {
                set(text, entry.getKey(), entry.getValue());
            }
        }
        Identity identity = repository.identity();
        set(text, "user.name", identity.name());
        set(text, "user.email", identity.email());
        return text.toString();
    }

    /** One setting, in a section of its own, which git allows to be repeated. */
    private static void set(StringBuilder text, String key, String value) {
        int first = key.indexOf('.');
        int last = key.lastIndexOf('.');
        String section = key.substring(0, first);
        if (last > first) {
            section += " " + quoted(key.substring(first + 1, last));
        }
        text.append('[').append(section).append("]\n\t").append(key.substring(last + 1));
        text.append(" = ").append(quoted(value)).append('\n');
    }

    private static String quoted(String value) {
        String escaped = value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
        return '"' + escaped + '"';
    }

    /**
     * Replaces what there is at {@code tree/.git} by a fresh one.
     *
     * @param index the index that belongs to the tree; a copy with the same time of change lets git see what is clean
     */
    void write(Path tree, Path index, ObjectId base) throws IOException {
        Path git = tree.resolve(".git");
        FileTrees.delete(git);
        for (String directory : new String[] {"objects/info", "objects/pack", "refs/heads", "refs/tags", "info"}) {
            Files.createDirectories(git.resolve(directory));
        }
        Files.writeString(git.resolve("config"), config);
        Files.writeString(git.resolve("objects/info/alternates"), commonDirectory.resolve("objects") + "\n");
        for (String file : new String[] {"info/exclude", "info/attributes", "shallow"}) {
            if (Files.isRegularFile(commonDirectory.resolve(file))) {
                Files.copy(commonDirectory.resolve(file), git.resolve(file));
            }
        }
        Files.copy(index, git.resolve("index"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(git.resolve("HEAD"), base + "\n");
    }

    /** Whether the attempt has touched its index since it was written; also true where there is none any more. */
    static boolean indexChanged(Path tree, Path index) throws IOException {
        Path own = tree.resolve(".git").resolve("index");
        return !Files.isRegularFile(own) || !Files.getLastModifiedTime(own).equals(Files.getLastModifiedTime(index));
    }
}

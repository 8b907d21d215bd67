package dev.stretto.app;

import dev.stretto.agent.TaskCommand;
import dev.stretto.git.FileTrees;
import dev.stretto.git.GitRepository;
import dev.stretto.git.Inventory;
import dev.stretto.git.ObjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses, before anything starts, what workspaces of a repository could not hold as it is, or hold apart from the user's files. */
final class RepositoryCare {

    private static final Pattern FILTER = Pattern.compile("(?m)^[^#\\n].*\\sfilter=(\\S+)");

    private final GitRepository repository;
    private final Path cache;
    private final String programs;

    /**
     * @param cache where workspaces will be
     * @param programs the {@code PATH}
     */
    RepositoryCare(GitRepository repository, Path cache, String programs) {
        this.repository = repository;
        this.cache = cache;
        this.programs = programs;
    }

    /**
     * Looks at the files of the commit a run starts from.
     *
     * @throws UserError naming what is in the way, where, and what to do
     */
    void require(ObjectId base) throws UserError {
        Inventory inventory = Inventory.of(repository, base);
        refuseMissingFilters(inventory);
        refuseLinksBack(inventory);
        if (ignoresCase()) {
            refuseCollisions(inventory.paths());
        }
    }

    private void refuseMissingFilters(Inventory inventory) throws UserError {
        Map<String, String> config = repository.config(false);
        for (Map.Entry<String, String> file : inventory.attributes().entrySet()) {
            Matcher match = FILTER.matcher(file.getValue());
            while (match.find()) {
                refuseMissing(match.group(1), file.getKey(), config);
            }
        }
    }

    private void refuseMissing(String filter, String file, Map<String, String> config) throws UserError {
        String prefix = "filter." + filter + ".";
        if (!config.getOrDefault(prefix + "required", "false").equalsIgnoreCase("true")) {
            return;
        }
        for (String kind : List.of("process", "smudge", "clean")) {
            Optional<String> missing = Optional.ofNullable(config.get(prefix + kind))
                    .flatMap(line -> TaskCommand.missingProgram(line, programs, root()));
            if (missing.isPresent()) {
                throw new UserError(file + " passes files through the filter " + filter
                        + ", which your git configuration"
                        + " requires, and its program " + missing.get() + " is not on the PATH: install it, or have git"
                        + " leave those files as they are stored (git config " + prefix + "required false)");
            }
        }
    }

    private Path root() {
        return repository.workTree().orElse(repository.commonDirectory());
    }

    /** A link by an absolute path leads out of the workspace, into the very files that no task is to touch. */
    private void refuseLinksBack(Inventory inventory) throws UserError {
        Path common = repository.commonDirectory();
        List<Path> owned = new ArrayList<>(List.of(root(), common));
        if (!repository.isBare() && common.endsWith(".git") && common.getParent() != null) {
            owned.add(common.getParent());
        }
        for (Map.Entry<String, String> link : inventory.links().entrySet()) {
            if (owned.stream().anyMatch(folder -> leadsInto(folder, link.getValue()))) {
                throw new UserError("the symbolic link " + link.getKey() + " leads to " + link.getValue()
                        + ", in your own checkout, which tasks would then read and change: make it relative"
                        + " (ln -sfn ../some/where " + link.getKey() + "), commit that, and start again");
            }
        }
    }

    private static boolean leadsInto(Path folder, String target) {
        try {
            Path path = Path.of(target);
            if (!path.isAbsolute()) {
                return false;
            }
            return path.normalize().startsWith(folder) || real(path).startsWith(real(folder));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.normalize();
        }
    }

    /** Whether the file system for workspaces takes names that differ only in case for one. */
    private boolean ignoresCase() throws UserError {
        Path folder = Folders.existing(cache);
        try {
            Path probe = Files.createTempDirectory(folder, "stretto-case");
            try {
                Files.createFile(probe.resolve("name"));
                return Files.exists(probe.resolve("NAME"));
            } finally {
                FileTrees.delete(probe);
            }
        } catch (IOException e) {
            throw new UserError("no workspace can be made in " + cache + " (" + Folders.reason(e)
                    + "): set XDG_CACHE_HOME to a folder you may write to");
        }
    }

    static void refuseCollisions(List<String> paths) throws UserError {
        Map<String, String> seen = new LinkedHashMap<>();
        for (String path : paths) {
            for (int end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
                String part = end < 0 ? path : path.substring(0, end);
                String before = seen.putIfAbsent(part.toLowerCase(Locale.ROOT), part);
                if (before != null && !before.equals(part)) {
                    throw new UserError("the paths " + before + " and " + part + " differ only in case, and the file"
                            + " system for workspaces takes them for one: set XDG_CACHE_HOME to a folder on one that"
                            + " tells them apart, or rename one of them");
                }
                if (end < 0) {
                    break;
                }
            }
        }
    }
}

package dev.stretto.format.backlog;

import dev.stretto.format.PlanSource;
import dev.stretto.format.folder.FolderFiles;
import dev.stretto.format.folder.FolderView;
import dev.stretto.format.frontmatter.FrontMatter;
import dev.stretto.format.frontmatter.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where Backlog.md keeps its files: {@code tasks} and {@code completed} beside {@code config.yml} in {@code backlog} or
 * {@code .backlog}, or in the folder that {@code backlog.config.yml} in the project's root names. Drafts and the archive are no
 * part of the plan, as with Backlog.md itself.
 */
final class BacklogLayout {

    private static final List<String> CONFIGS = List.of("config.yml", "config.yaml");
    private static final String ROOT_CONFIG = "backlog.config.yml";
    private static final String TASKS = "tasks";
    static final String COMPLETED = "completed";

    private static final Pattern TASK_NAME =
            Pattern.compile("[A-Za-z]{1,30}-[0-9]{1,12}(?:\\.[0-9]{1,12}){0,9}(?: - .*)?\\.md");

    private BacklogLayout() {}

    /** Whether a file is named as those of tasks are. */
    static boolean isTaskName(String fileName) {
        return TASK_NAME.matcher(fileName).matches();
    }

    static boolean isConfig(String fileName) {
        return CONFIGS.contains(fileName) || fileName.equals(ROOT_CONFIG);
    }

    /** The backlogs in a folder: itself, the one that it is the tasks of, or the one of a project that it is the root of. */
    static List<FolderFiles> find(FolderView folder) {
        Optional<FolderFiles> own = backlog(folder, "");
        if (own.isEmpty() && folder.lastName().equals(TASKS)) {
            own = backlog(folder, "..").filter(_ -> config(folder, "..").isPresent());
        }
        if (own.isEmpty()) {
            own = bareTasks(folder);
        }
        if (own.isPresent()) {
            return List.of(own.get());
        }
        Optional<String> configured = configured(folder);
        return (configured.isPresent() ? Stream.of(configured.get()) : Stream.of("backlog", ".backlog"))
                .flatMap(root -> backlog(folder, root).stream())
                .limit(1)
                .toList();
    }

    private static Optional<FolderFiles> backlog(FolderView folder, String root) {
        List<String> tasks = inside(folder, root, TASKS);
        boolean any = tasks.stream().anyMatch(file -> isTaskName(lastName(file)));
        if (!folder.hasFolder(at(root, TASKS)) || (!any && config(folder, root).isEmpty())) {
            return Optional.empty();
        }
        List<String> files = new ArrayList<>();
        config(folder, root).ifPresent(files::add);
        if (files.isEmpty() && !root.isEmpty() && folder.hasFile(ROOT_CONFIG)) {
            files.add("../".repeat(root.split("/").length) + ROOT_CONFIG);
        }
        files.addAll(tasks);
        files.addAll(inside(folder, root, COMPLETED));
        return files.isEmpty() ? Optional.empty() : Optional.of(new FolderFiles(root, files));
    }

    /** A folder that holds nothing but tasks, wherever it is. */
    private static Optional<FolderFiles> bareTasks(FolderView folder) {
        List<String> files = folder.markdown("");
        long tasks = files.stream().filter(BacklogLayout::isTaskName).count();
        return tasks > 0 && 2 * tasks > files.size() ? Optional.of(new FolderFiles("", files)) : Optional.empty();
    }

    private static Optional<String> config(FolderView folder, String root) {
        return CONFIGS.stream().filter(name -> folder.hasFile(at(root, name))).findFirst();
    }

    /** What the project's own settings name as its folder. */
    private static Optional<String> configured(FolderView folder) {
        if (!folder.hasFile(ROOT_CONFIG)) {
            return Optional.empty();
        }
        Optional<PlanSource> config = folder.load(ROOT_CONFIG).source();
        return config.map(FrontMatter::ofYaml)
                .flatMap(yaml -> yaml.entry("backlog_directory"))
                .filter(entry -> entry.value() instanceof YamlValue.Text)
                .map(entry -> ((YamlValue.Text) entry.value()).text())
                .filter(path -> !path.isBlank() && !path.startsWith("/") && !path.contains(".."))
                .map(path -> path.replaceAll("^(?:\\./)+|/+$", ""));
    }

    private static List<String> inside(FolderView folder, String root, String name) {
        return folder.markdown(at(root, name)).stream()
                .map(file -> name + "/" + lastName(file))
                .toList();
    }

    private static String at(String root, String name) {
        return root.isEmpty() ? name : root + "/" + name;
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

package dev.stretto.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A repository of the user's, found from a folder in it. Nothing here changes the user's branch, index, stash, configuration
 * or files. Every method may throw {@link GitException}. Safe for use by many threads; close it to end its helper processes.
 */
public final class GitRepository implements AutoCloseable {

    private final GitProgram program;
    private final Layout layout;
    private final Objects objects;
    private final Refs refs;

    /**
     * Where the parts of a repository are, all absolute.
     *
     * @param gitDirectory of the checkout we were called in: its HEAD and index
     * @param commonDirectory what all linked worktrees share: objects, refs, config
     * @param bare whether the repository has no main worktree; it may have linked ones
     * @param workTree the root of the checkout we were called in; empty in none
     * @param objectFormat {@code sha1} or {@code sha256}
     */
    private record Layout(
            Path start,
            Path gitDirectory,
            Path commonDirectory,
            boolean bare,
            Optional<Path> workTree,
            String objectFormat) {}

    private GitRepository(GitProgram program, Layout layout) {
        this.program = program;
        this.layout = layout;
        this.objects = new Objects(this);
        this.refs = new Refs(this);
    }

    /**
     * An entry {@code NAME=value} in the environment of every git process that this JVM starts and of no other: where the JVM was
     * killed, what still works for it is found by this.
     */
    public static String processMarker() {
        return GitProgram.MARKER;
    }

    /** Whether the JVM whose {@link #processMarker} this is still runs. */
    public static boolean isOfTheLiving(String marker) {
        return GitProgram.isOfTheLiving(marker);
    }

    /** Finds the repository {@code start} lies in: an ordinary or bare one, a linked worktree, a shallow clone. */
    public static GitRepository discover(Path start) {
        return discover(start, GitProgram.ON_PATH);
    }

    static GitRepository discover(Path start, GitProgram program) {
        Path folder = start.toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            throw new GitException(
                    GitProblem.Kind.NOT_A_REPOSITORY, "there is no directory " + folder, "name an existing folder");
        }
        GitVersion.require(program, folder);
        List<String> facts = revParse(
                program,
                folder,
                "--absolute-git-dir",
                "--path-format=absolute",
                "--git-common-dir",
                "--is-inside-work-tree",
                "--show-object-format");
        if (facts.size() != 4) {
            throw new GitException(
                    GitProblem.Kind.NOT_A_REPOSITORY,
                    "the path of the repository at " + folder + " holds a line break",
                    "rename the folder");
        }
        Optional<Path> workTree = Optional.empty();
        if (facts.get(2).equals("true")) {
            workTree = Optional.of(
                    Path.of(revParse(program, folder, "--show-toplevel").getFirst()));
        }
        Path common = Path.of(facts.get(1));
        // A linked worktree is never bare, though the repository it belongs to may be.
        boolean bare = new GitCall(program, common, List.of("rev-parse", "--is-bare-repository"))
                .with("GIT_DIR", common)
                .run()
                .text()
                .startsWith("true");
        return new GitRepository(
                program, new Layout(folder, Path.of(facts.get(0)), common, bare, workTree, facts.get(3)));
    }

    private static List<String> revParse(GitProgram program, Path folder, String... what) {
        List<String> arguments = new ArrayList<>(List.of("rev-parse"));
        arguments.addAll(List.of(what));
        return new GitCall(program, folder, arguments).run().lines();
    }

    /** The directory that holds objects, refs and config; shared by all linked worktrees. */
    public Path commonDirectory() {
        return layout.commonDirectory();
    }

    /** Whether the repository has no main worktree. */
    public boolean isBare() {
        return layout.bare();
    }

    /** The root of the user's checkout; empty where we were called outside any, as in a bare repository. */
    public Optional<Path> workTree() {
        return layout.workTree();
    }

    /** {@code sha1} or {@code sha256}. */
    public String objectFormat() {
        return layout.objectFormat();
    }

    public Objects objects() {
        return objects;
    }

    public Refs refs() {
        return refs;
    }

    /** Where this project keeps its own files in the repository; made if need be. */
    public Path ownDirectory() {
        try {
            return Files.createDirectories(commonDirectory().resolve("stretto"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Head head() {
        GitOutput branch =
                checkout("symbolic-ref", "--quiet", "--short", "HEAD").attempt();
        Optional<ObjectId> commit = resolve("HEAD");
        if (branch.status() == 0) {
            String name = branch.text().strip();
            return commit.<Head>map(at -> new Head.OnBranch(name, at)).orElseGet(() -> new Head.Unborn(name));
        }
        return new Head.Detached(commit.orElseThrow(() -> new GitException(
                GitProblem.Kind.NO_SUCH_REVISION,
                "HEAD of " + layout.gitDirectory() + " points to no commit",
                "check out a branch")));
    }

    /** The commit checked out; {@link GitProblem.Kind#UNBORN_HEAD} where there is none yet. */
    public ObjectId headCommit() {
        return switch (head()) {
            case Head.OnBranch on -> on.commit();
            case Head.Detached detached -> detached.commit();
            case Head.Unborn unborn ->
                throw new GitException(
                        GitProblem.Kind.UNBORN_HEAD,
                        "the branch " + unborn.branch() + " has no commit yet",
                        "make a first one: git add -A && git commit -m \"Start\"");
        };
    }

    /** The commit a revision means ({@code main}, {@code HEAD~2}, a hash); empty where there is none. */
    public Optional<ObjectId> resolve(String revision) {
        GitOutput found = checkout("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
                .attempt();
        return found.status() == 0 ? Optional.of(new ObjectId(found.text().strip())) : Optional.empty();
    }

    /** Whether {@code ancestor} is {@code commit} or among its ancestors. */
    public boolean isAncestor(ObjectId ancestor, ObjectId commit) {
        GitCall call = call("merge-base", "--is-ancestor", ancestor.hex(), commit.hex());
        GitOutput output = call.attempt();
        if (output.status() > 1) {
            throw call.failed(output);
        }
        return output.status() == 0;
    }

    /** The commits after {@code base} up to {@code head}, first parents only, the earliest first, with the trailers named. */
    public List<TaggedCommit> tagged(ObjectId base, ObjectId head, String... trailers) {
        List<String> fields = new ArrayList<>(List.of("--format=tformat:%H"));
        for (String trailer : trailers) {
            fields.add("%(trailers:key=" + trailer + ",valueonly,separator=%x20)");
        }
        String format = String.join("%x00", fields);
        List<String> parts = call("log", "-z", "--first-parent", "--reverse", format, "^" + base, head.hex(), "--")
                .run()
                .texts();
        List<TaggedCommit> commits = new ArrayList<>();
        for (int at = 0; at + trailers.length < parts.size(); at += 1 + trailers.length) {
            commits.add(new TaggedCommit(new ObjectId(parts.get(at)), parts.subList(at + 1, at + 1 + trailers.length)));
        }
        return List.copyOf(commits);
    }

    /** The commits after {@code base} up to {@code head}, first parents only, the latest first: short hash, blank, subject. */
    public List<String> log(ObjectId base, ObjectId head) {
        return call(
                        "log",
                        "--first-parent",
                        "--no-decorate",
                        "--no-show-signature",
                        "--no-color",
                        "--format=%h %s",
                        "^" + base,
                        head.hex(),
                        "--")
                .run()
                .lines();
    }

    /** When a commit was made, in milliseconds of the epoch. */
    public long committedAtMillis(ObjectId commit) {
        String seconds = call("log", "-1", "--no-show-signature", "--no-color", "--format=%ct", commit.hex(), "--")
                .run()
                .text()
                .strip();
        return Long.parseLong(seconds) * 1000;
    }

    /** The first line of a commit's message. */
    public String subject(ObjectId commit) {
        return call("log", "-1", "--no-show-signature", "--no-color", "--format=%s", commit.hex(), "--")
                .run()
                .text()
                .strip();
    }

    /** What differs from HEAD in the user's checkout, at most {@code limit} entries; always empty in a bare repository. */
    public List<WorkTreeChange> workTreeChanges(int limit) {
        if (workTree().isEmpty()) {
            return List.of();
        }
        List<WorkTreeChange> changes = new ArrayList<>();
        List<String> entries =
                checkout("status", "--porcelain=v1", "-z", "--no-renames").run().texts();
        for (String entry : entries.subList(0, Math.min(limit, entries.size()))) {
            changes.add(new WorkTreeChange(entry.substring(0, 2), entry.substring(3)));
        }
        return List.copyOf(changes);
    }

    public boolean isDirty() {
        return !workTreeChanges(1).isEmpty();
    }

    /** Whether git takes this as the name of a branch. */
    public boolean acceptsBranchName(String name) {
        return call("check-ref-format", "refs/heads/" + name).attempt().status() == 0;
    }

    /** Who the user is to git; what is not configured is taken from {@link Identity#FALLBACK}. */
    public Identity identity() {
        Map<String, String> config = config(false);
        String name = config.getOrDefault("user.name", "");
        String email = config.getOrDefault("user.email", "");
        return new Identity(
                name.isBlank() ? Identity.FALLBACK.name() : name, email.isBlank() ? Identity.FALLBACK.email() : email);
    }

    /** The repository's own settings, or all that hold in it; keys as git prints them, the last value of each. */
    public Map<String, String> config(boolean local) {
        GitCall call = local
                ? checkout("config", "--local", "--includes", "-z", "--list")
                : checkout("config", "-z", "--list");
        Map<String, String> config = new LinkedHashMap<>();
        for (String entry : call.run().texts()) {
            int end = entry.indexOf('\n');
            if (end < 0) {
                config.put(entry, "true");
            } else {
                config.put(entry.substring(0, end), entry.substring(end + 1));
            }
        }
        return config;
    }

    /** What a commit changes, as a patch with its message, for people. */
    public String patch(ObjectId commit) {
        return call("show", "--patch", "--stat", "--no-color", "--end-of-options", commit.hex())
                .run()
                .text();
    }

    /**
     * Moves the user's branch, index and files forward to a commit that descends from HEAD.
     *
     * @throws GitException if git refuses, leaving everything as it was
     */
    public void fastForward(ObjectId commit) {
        checkout("merge", "--ff-only", "--quiet", commit.hex()).run();
    }

    /**
     * A working copy of our own.
     *
     * @param tree its root, an existing directory
     * @param index its index file, beside it, which need not exist
     */
    public WorkingCopy workingCopy(Path tree, Path index) {
        return new WorkingCopy(this, tree, index);
    }

    /** A call about the repository as a whole, in no work tree. */
    GitCall call(String... arguments) {
        return callIn(commonDirectory(), arguments);
    }

    GitCall callIn(Path directory, String... arguments) {
        return new GitCall(program, directory, List.of(arguments)).with("GIT_DIR", commonDirectory());
    }

    /** A call about the user's checkout, as the user would make it there. */
    GitCall checkout(String... arguments) {
        GitCall call = new GitCall(program, workTree().orElse(layout.start()), List.of(arguments));
        return workTree().isPresent() ? call : call.with("GIT_DIR", layout.gitDirectory());
    }

    GitHelper helper(String... arguments) {
        Map<String, String> environment = Map.of("GIT_DIR", commonDirectory().toString());
        return new GitHelper(() -> program.prepare(commonDirectory(), environment, List.of(arguments)));
    }

    @Override
    public void close() {
        objects.close();
        refs.close();
    }
}

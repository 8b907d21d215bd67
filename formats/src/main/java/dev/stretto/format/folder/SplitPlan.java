package dev.stretto.format.folder;

import dev.stretto.format.PlanSource;
import dev.stretto.format.frontmatter.FrontMatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plan of one dialect that is split over Markdown files: they are read in natural order, as if they were one. */
public final class SplitPlan {

    private static final Set<String> NO_PLANS = Set.of("node_modules", "vendor", "target", "build", "dist", "archive");
    private static final Set<String> OPENERS = Set.of("readme", "index", "overview");

    private static final Pattern HOLDS_TASKS = Pattern.compile(
            "^(?:[ \\t>]{0,40}+(?:[-*+]|[0-9]{1,9}[.)])[ \\t]{1,8}\\[[^\\]\\n]{0,3}\\][ \\t]"
                    + "|#{1,6}[ \\t][^\\n]{0,12}?\\b(?:phase|task|step|milestone|wave|batch)\\b)",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}+|~{3,}+)([^\\r\\n]*+)", Pattern.MULTILINE);

    private SplitPlan() {}

    /**
     * Every Markdown file of a folder that may be a part, those of subfolders behind its own; of a repository's root only its
     * own. What opens the plan, such as a README, comes first.
     */
    public static List<String> files(FolderView folder) {
        Set<String> found = new LinkedHashSet<>();
        List<String> own = folder.markdown("");
        own.stream().filter(SplitPlan::opens).forEach(found::add);
        found.addAll(own);
        if (!folder.hasFolder(".git")) {
            Set<String> seen = new LinkedHashSet<>(Set.of(folder.realPath("")));
            below(folder, "", 1, seen, found);
        }
        return List.copyOf(found);
    }

    /** A link back up leads to a folder that was seen. */
    private static void below(FolderView folder, String relative, int depth, Set<String> seen, Set<String> found) {
        for (String inner : folder.folders(relative)) {
            String last = inner.substring(inner.lastIndexOf('/') + 1);
            if (!NO_PLANS.contains(last) && seen.add(folder.realPath(inner)) && folder.mayEnter(inner, depth)) {
                found.addAll(folder.markdown(inner));
                below(folder, inner, depth + 1, seen, found);
            }
        }
    }

    private static boolean opens(String file) {
        return OPENERS.contains(file.substring(0, file.lastIndexOf('.')).toLowerCase(Locale.ROOT));
    }

    /** Whether a file has a say in the plan: it holds what may be a task or a phase, or it opens the plan. */
    public static boolean hasSay(PlanSource file) {
        return HOLDS_TASKS.matcher(file.text()).find() || opens(file.fileName());
    }

    /**
     * The files as one text.
     *
     * @param name what the whole is called
     */
    public static PlanSource join(String name, List<PlanSource> files) {
        List<String> texts = new ArrayList<>();
        for (PlanSource file : files) {
            String text = texts.isEmpty() ? file.text() : withoutFrontMatter(file);
            texts.add(text + "\n" + closingOfFence(text));
        }
        return PlanSource.joined(name, files, texts);
    }

    /** Only the first file's is that of the plan; inside a text its lines would be headings and rules. */
    private static String withoutFrontMatter(PlanSource file) {
        int end = frontMatterEnd(file);
        return file.text().substring(0, end).replaceAll("[^\\r\\n]", "")
                + file.text().substring(end);
    }

    private static int frontMatterEnd(PlanSource file) {
        int line = FrontMatter.of(file).firstLine();
        return line > file.lineCount() ? file.text().length() : file.lineStart(line);
    }

    /** A block of code that is not closed ends with its file; else the next one would be code. */
    private static String closingOfFence(String text) {
        String open = "";
        Matcher fence = FENCE.matcher(text);
        while (fence.find()) {
            String marks = fence.group(1);
            if (open.isEmpty()) {
                open = marks.charAt(0) == '`' && fence.group(2).indexOf('`') >= 0 ? "" : marks;
            } else if (marks.startsWith(open) && fence.group(2).isBlank()) {
                open = "";
            }
        }
        return open.isEmpty() ? "" : open + "\n";
    }
}

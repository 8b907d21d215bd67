package dev.stretto.format.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Paths that a text names in code spans or in brackets of their own: {@code (src/types/auth.ts)}. Words that merely hold
 * a slash ({@code npm/pip/cargo}, {@code read/write}) are none: a path has a file extension or a wildcard, or ends in a
 * slash.
 */
public final class FileReferences {

    private static final int PATH_CHARS_MAX = 300;

    private static final Pattern CHARS = Pattern.compile("[\\p{L}\\p{N}_.@+*?!,{}\\[\\]/-]+");
    private static final Pattern EXTENSION = Pattern.compile(".*\\.[A-Za-z][A-Za-z0-9]{0,9}");

    /** For names without a folder, where {@code os.path} and {@code Handler.run} look alike. */
    private static final Set<String> EXTENSIONS = Set.of(
            ("md markdown txt rst adoc org json jsonl yaml yml toml xml ini cfg conf env lock properties csv sql proto graphql "
                            + "html css scss sass less js jsx mjs cjs ts tsx vue svelte py pyi ipynb rb php pl lua java kt kts "
                            + "scala groovy gradle go rs c h cc cpp hpp cs swift m mm dart ex exs erl hs clj zig nim sh bash "
                            + "zsh fish ps1 bat nix tf hcl dockerfile mk cmake bzl svg png jpg gif pdf ico wasm "
                            + "el lisp puml prisma mdx astro hbs sol jl")
                    .split(" "));

    private static final Set<String> NAMES = Set.of(
            "Makefile",
            "Dockerfile",
            "Gemfile",
            "Rakefile",
            "Justfile",
            "LICENSE",
            ".gitignore",
            ".env",
            ".dockerignore");

    private FileReferences() {}

    /** The paths in order, each once, none from the ranges to leave out. */
    public static List<String> in(TextSpan span, Inline inline, List<int[]> leftOut) {
        String text = span.text();
        Set<String> found = new LinkedHashSet<>();
        int range = 0;
        int at = 0;
        int code = 0;
        while (at < text.length()) {
            if (range < leftOut.size() && at >= leftOut.get(range)[0]) {
                at = Math.max(at, leftOut.get(range++)[1]);
                continue;
            }
            while (code < inline.codes().size() && inline.codes().get(code).start() < at) {
                code++;
            }
            if (code < inline.codes().size() && inline.codes().get(code).start() == at) {
                String content = inline.codes().get(code).content();
                if (isPath(content)) {
                    found.add(content);
                }
            } else if (text.charAt(at) == '(' && (at == 0 || text.charAt(at - 1) != ']')) {
                found.addAll(listed(text, at + 1, inline.closing(at)));
            }
            int next = inline.skip(at);
            at = next > at ? next : at + 1;
        }
        return List.copyOf(found);
    }

    /**
     * The paths in order, each once, where authors write them in running text too: those in code spans, and words that can
     * be nothing else. What a link points to does not count, as above.
     */
    public static List<String> inRunningText(TextSpan span, Inline inline) {
        String text = span.text();
        Set<String> found = new LinkedHashSet<>();
        inline.codes().stream()
                .map(Inline.Code::content)
                .filter(FileReferences::isPath)
                .forEach(found::add);
        int at = 0;
        while (at < text.length()) {
            int skipped = inline.skip(at);
            boolean link = text.charAt(at) == '(' && at > 0 && text.charAt(at - 1) == ']';
            int next = skipped > at ? skipped : link ? Math.max(at, inline.closing(at)) : BarePaths.wordEnd(text, at);
            if (next > at && skipped == at && !link) {
                BarePaths.of(text, at, next).ifPresent(found::add);
            }
            at = Math.max(next, at + 1);
        }
        return List.copyOf(found);
    }

    /** Whether a name ends in an extension that is one of files. */
    static boolean knownExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** The paths of a bracket that holds nothing else. */
    private static List<String> listed(String text, int from, int to) {
        if (to < 0 || to - from > PATH_CHARS_MAX) {
            return List.of();
        }
        List<String> paths = new ArrayList<>();
        for (ListText.Item part : ListText.split(text.substring(from, to))) {
            if (!isPath(part.text())) {
                return List.of();
            }
            paths.add(part.text());
        }
        return paths;
    }

    /** Whether words are the path of a file or folder, by how they look. */
    public static boolean isPath(String words) {
        if (words.length() > PATH_CHARS_MAX
                || words.startsWith("/")
                || words.contains("//")
                || words.startsWith("@")
                || !CHARS.matcher(words).matches()) {
            return false;
        }
        String last = words.substring(words.lastIndexOf('/') + 1);
        if (NAMES.contains(last)) {
            return true;
        }
        if (last.length() == words.length()) {
            return EXTENSION.matcher(last).matches() && last.indexOf('.') > 0 && knownExtension(last);
        }
        boolean folder = last.isEmpty() && words.length() > 1;
        return folder || last.indexOf('*') >= 0 || EXTENSION.matcher(last).matches();
    }
}

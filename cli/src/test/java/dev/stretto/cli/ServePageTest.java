package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that {@code stretto serve} shows is whole, and asks nobody else for anything. */
final class ServePageTest {

    private static final Pattern NAMED_IN_HTML = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
    private static final Pattern IMPORTED = Pattern.compile("(?:from|import)\\s*\"([^\"]+)\"");
    private static final Pattern ELSEWHERE = Pattern.compile(
            "<script(?![^>]*\\bsrc=)|\\bon[a-z]+=\"|\\bstyle=\"|@import|url\\(|(?:from|import)\\s*\\(?[\"'](?:https?:)?//|\\beval\\(");

    @TempDir
    private Path home;

    @Test
    void everyFileThatThePageNamesIsServedToEverybodyAndNothingFromElsewhereIsNamed() {
        try (Serving serving = Serving.program(Shell.inRepository(home), "--port", "0")) {
            Map<String, String> files = reached(serving);
            assertThat(files)
                    .containsKeys("/", "/page/main.js", "/page/base.css", "/page/stretto.svg", "/page/vendor/preact.js")
                    .hasSizeGreaterThan(20);
            files.forEach((path, text) -> assertThat(text).as(path).doesNotContainPattern(ELSEWHERE));
            assertThat(serving.send(serving.bare("/page/vendor/preact-LICENSE.txt"))
                            .body())
                    .contains("MIT License");
        }
    }

    /** What the page names, and what that names, by address. */
    private static Map<String, String> reached(Serving serving) {
        Map<String, String> files = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>();
        open.add("/");
        while (!open.isEmpty()) {
            String path = open.remove();
            if (files.containsKey(path)) {
                continue;
            }
            String text = file(serving, path);
            files.put(path, text);
            Pattern names = path.equals("/") ? NAMED_IN_HTML : IMPORTED;
            names.matcher(text)
                    .results()
                    .forEach(found -> open.add(Path.of(path)
                            .resolveSibling(found.group(1))
                            .normalize()
                            .toString()));
        }
        return files;
    }

    private static String file(Serving serving, String path) {
        HttpResponse<String> answer = serving.send(serving.bare(path));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(path)
                .startsWith(type(path));
        assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                .as(path)
                .hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .as(path)
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';", "connect-src 'self';")
                .doesNotContain("unsafe");
        return answer.body();
    }

    private static String type(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "js" -> "text/javascript";
            case "css" -> "text/css";
            case "svg" -> "image/svg+xml";
            default -> "text/html";
        };
    }
}

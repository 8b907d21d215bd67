package dev.stretto.http;

import dev.stretto.journal.Json;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes answers: compressed where the asker can read that, and only what he does not have already. */
final class Answer {

    static final String JSON = "application/json";
    static final String TEXT = "text/plain; charset=utf-8";
    private static final String PROBLEM = "application/problem+json";

    /** Below it, compressing costs more than it saves. */
    private static final int ZIP_BYTES_MIN = 1_000;

    private static final int TAG_BYTES = 16;

    private Answer() {}

    static void json(Context request, JsonNode node) {
        bytes(request, JSON, Json.mapper().writeValueAsBytes(node));
    }

    static void text(Context request, String text) {
        bytes(request, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with a body, or 304 where the asker says that he has just that. */
    static void bytes(Context request, String type, byte[] body) {
        String tag = tag(body);
        request.header("ETag", tag).header("Cache-Control", "private, no-cache").header("Vary", "Accept-Encoding");
        String known = Optional.ofNullable(request.header("If-None-Match")).orElse("");
        if (Arrays.stream(known.split(",")).map(String::strip).anyMatch(tag::equals)) {
            request.status(304);
            return;
        }
        request.contentType(type);
        if (body.length >= ZIP_BYTES_MIN && unzips(request)) {
            request.header("Content-Encoding", "gzip").result(zipped(body));
        } else {
            request.result(body);
        }
    }

    /** Weak, as the same content may be sent compressed or not. */
    private static String tag(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return "W/\"" + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static boolean unzips(Context request) {
        String accepted = Optional.ofNullable(request.header("Accept-Encoding")).orElse("");
        return Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .anyMatch(coding ->
                        coding.equals("gzip") || (coding.startsWith("gzip;") && !coding.matches(".*q=0(\\.0*)?")));
    }

    private static byte[] zipped(byte[] body) {
        var zipped = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    /** Tells why a request was not answered. */
    static void problem(Context request, Problem problem) {
        if (problem.status() == HttpStatus.UNAUTHORIZED_401) {
            request.header("WWW-Authenticate", "Bearer");
        }
        request.res().setHeader("ETag", null);
        request.status(problem.status())
                .header("Cache-Control", "no-store")
                .contentType(PROBLEM)
                .result(Json.mapper().writeValueAsBytes(document(problem.status(), problem.code(), problem.detail())));
    }

    /** A problem detail as RFC 9457 has it. */
    static ObjectNode document(int status, String code, String detail) {
        return Json.mapper()
                .createObjectNode()
                .put("type", "urn:stretto:problem:" + code)
                .put("title", HttpStatus.getMessage(status))
                .put("status", status)
                .put("detail", detail);
    }
}

package dev.stretto.http;

/**
 * Why a request is not answered as it hoped: a problem detail (RFC 9457). The message says what, why and what to do.
 */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    private Problem(int status, String code, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
    }

    static Problem badRequest(String detail) {
        return new Problem(400, "bad-request", detail);
    }

    static Problem noToken() {
        return new Problem(
                401, "no-token", "give the token that `stretto serve` printed, as `Authorization: Bearer TOKEN`");
    }

    static Problem wrongToken() {
        return new Problem(401, "wrong-token", "this is not the token of this server; `stretto serve` prints it");
    }

    static Problem forbidden(String code, String detail) {
        return new Problem(403, code, detail);
    }

    static Problem notFound(String detail) {
        return new Problem(404, "not-found", detail);
    }

    static Problem refused(String detail) {
        return new Problem(409, "refused", detail);
    }

    static Problem tooLarge(int bytesMax) {
        return new Problem(413, "too-large", "the body of a request may have at most " + bytesMax + " bytes");
    }

    static Problem notJson() {
        return new Problem(415, "not-json", "send the body as JSON, with `Content-Type: application/json`");
    }

    static Problem unprocessable(String detail) {
        return new Problem(422, "cannot-be-done", detail);
    }

    static Problem busy(String detail) {
        return new Problem(503, "busy", detail);
    }

    /** Of any other status that the server itself answers with. */
    static Problem of(int status, String detail) {
        return new Problem(status, "http-" + status, detail);
    }

    int status() {
        return status;
    }

    /** A word for programs, the last part of the problem's type. */
    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}

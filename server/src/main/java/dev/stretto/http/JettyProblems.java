package dev.stretto.http;

import dev.stretto.journal.Json;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Requests that the HTTP library itself turns away, such as malformed ones, are told why in the same form as all others. */
final class JettyProblems extends ErrorHandler {

    private static final HttpField TYPE = new HttpField(HttpHeader.CONTENT_TYPE, "application/problem+json");

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        response.getHeaders().put(TYPE).put(HttpHeader.CONNECTION, "close"); // and that is what happens
        response.write(true, ByteBuffer.wrap(body(code)), callback);
    }

    /** Jetty means to drop this in favour of nothing yet: it is still what answers a request that cannot be read at all. */
    @Override
    @SuppressWarnings("removal")
    public ByteBuffer badMessageError(int status, @Nullable String reason, HttpFields.Mutable fields) {
        fields.put(TYPE);
        return ByteBuffer.wrap(body(status));
    }

    private static byte[] body(int status) {
        return Json.mapper()
                .writeValueAsBytes(Answer.document(
                        status,
                        "http-" + status,
                        "the request is not one that this server takes: " + HttpStatus.getMessage(status)));
    }
}

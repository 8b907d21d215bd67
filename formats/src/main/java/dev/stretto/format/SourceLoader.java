package dev.stretto.format;

import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From a path or bytes to a {@link PlanSource}, or to the one reason why not. */
final class SourceLoader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    private SourceLoader() {}

    static PlanSource.Loaded load(String name, Path path) {
        if (Files.isDirectory(path)) {
            return unreadable(name, "this is a directory, not a plan", "name the plan file in it");
        }
        try (InputStream in = Files.newInputStream(path)) {
            if (Files.size(path) > PlanSource.BYTES_MAX) {
                return tooLarge(name);
            }
            return decode(name, bytes(in, Files.size(path)));
        } catch (NoSuchFileException e) {
            return unreadable(
                    name, "there is no such file", "check the path; it is looked for from the current folder");
        } catch (AccessDeniedException e) {
            return unreadable(name, "the file may not be read", "give yourself the permission to read it");
        } catch (IOException e) {
            return unreadable(name, "the file cannot be read: " + e.getMessage(), "check the file and its disk");
        }
    }

    /**
     * All that can be read, but one byte more than allowed at most: that tells a file that is too big where its size is not known
     * beforehand. A known size spares the copying that puts pieces together.
     */
    private static byte[] bytes(InputStream in, long size) throws IOException {
        byte[] known = new byte[Math.toIntExact(size)];
        int read = in.readNBytes(known, 0, known.length);
        byte[] more = in.readNBytes(PlanSource.BYTES_MAX + 1 - read);
        if (more.length == 0 && read == known.length) {
            return known;
        }
        byte[] all = Arrays.copyOf(known, read + more.length);
        System.arraycopy(more, 0, all, read, more.length);
        return all;
    }

    static PlanSource.Loaded decode(String name, byte[] bytes) {
        if (bytes.length > PlanSource.BYTES_MAX) {
            return tooLarge(name);
        }
        if (startsLikeUtf16(bytes)) {
            return unreadable(name, "the file is UTF-16 text", "save it as UTF-8");
        }
        // The quick way replaces what is wrong by U+FFFD; only then is it worth finding out where that stands.
        String text = new String(bytes, StandardCharsets.UTF_8);
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            Position place = new PlanSource(name, text + "?").position(nul);
            return unreadable(name, place, "this is a binary file: it holds NUL bytes", "name a text file");
        }
        if (text.indexOf(REPLACEMENT) >= 0) {
            Optional<PlanSource.Loaded> malformed = malformed(name, bytes);
            if (malformed.isPresent()) {
                return malformed.get();
            }
        }
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        if (text.isBlank()) {
            return failed(name, DiagnosticCode.NO_TASKS, Position.START, "the file is empty", "write a plan into it");
        }
        return new PlanSource.Loaded(Optional.of(new PlanSource(name, text)), List.of());
    }

    /** The first bytes that are no UTF-8, if there are any. */
    private static Optional<PlanSource.Loaded> malformed(String name, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        if (!decoder.decode(in, out, true).isError()) {
            return Optional.empty();
        }
        // Everything before a bad byte was decoded, so the end of that text is its place.
        String before = out.flip().toString();
        String text = before.startsWith(String.valueOf(BYTE_ORDER_MARK)) ? before.substring(1) : before;
        Position place = new PlanSource(name, text + "?").position(text.length());
        String what = String.format(
                Locale.ROOT, "byte 0x%02x at offset %d is no UTF-8", in.get(in.position()) & 0xff, in.position());
        return Optional.of(unreadable(name, place, what, "save the file as UTF-8"));
    }

    private static boolean startsLikeUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int mark = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        return mark == 0xfeff || mark == 0xfffe;
    }

    private static PlanSource.Loaded tooLarge(String name) {
        return unreadable(name, "the file is larger than 512 MiB", "split the plan, or leave out what is no plan");
    }

    private static PlanSource.Loaded unreadable(String name, String message, String hint) {
        return unreadable(name, Position.START, message, hint);
    }

    private static PlanSource.Loaded unreadable(String name, Position at, String message, String hint) {
        return failed(name, DiagnosticCode.UNREADABLE, at, message, hint);
    }

    private static PlanSource.Loaded failed(
            String name, DiagnosticCode code, Position at, String message, String hint) {
        Diagnostic diagnostic = new Diagnostic(Severity.ERROR, code, name, at, message, hint);
        return new PlanSource.Loaded(Optional.empty(), List.of(diagnostic));
    }
}

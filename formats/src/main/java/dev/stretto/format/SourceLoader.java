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
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From a path or bytes to a {@link PlanSource}, or to the one reason why not. */
final class SourceLoader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceLoader() {}

    static PlanSource.Loaded load(String name, Path path) {
        if (Files.isDirectory(path)) {
            return unreadable(name, "this is a directory, not a plan", "name the plan file in it");
        }
        try (InputStream in = Files.newInputStream(path)) {
            // One byte more than allowed tells a file that is too big, also where its size is not known beforehand.
            return decode(name, in.readNBytes(PlanSource.BYTES_MAX + 1));
        } catch (NoSuchFileException e) {
            return unreadable(
                    name, "there is no such file", "check the path; it is looked for from the current folder");
        } catch (AccessDeniedException e) {
            return unreadable(name, "the file may not be read", "give yourself the permission to read it");
        } catch (IOException e) {
            return unreadable(name, "the file cannot be read: " + e.getMessage(), "check the file and its disk");
        }
    }

    static PlanSource.Loaded decode(String name, byte[] bytes) {
        if (bytes.length > PlanSource.BYTES_MAX) {
            return unreadable(name, "the file is larger than 64 MiB", "split the plan, or leave out what is no plan");
        }
        if (startsLikeUtf16(bytes)) {
            return unreadable(name, "the file is UTF-16 text", "save it as UTF-8");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        // Everything before a bad byte was decoded, so the end of that text is its place.
        if (holdsNul(bytes)) {
            int at = text.indexOf('\0');
            Position place = new PlanSource(name, text + "?").position(at >= 0 ? at : text.length());
            return unreadable(name, place, "this is a binary file: it holds NUL bytes", "name a text file");
        }
        if (result.isError()) {
            Position place = new PlanSource(name, text + "?").position(text.length());
            String what = String.format(
                    Locale.ROOT, "byte 0x%02x at offset %d is no UTF-8", in.get(in.position()) & 0xff, in.position());
            return unreadable(name, place, what, "save the file as UTF-8");
        }
        if (text.isBlank()) {
            return failed(name, DiagnosticCode.NO_TASKS, Position.START, "the file is empty", "write a plan into it");
        }
        return limited(new PlanSource(name, text));
    }

    private static PlanSource.Loaded limited(PlanSource source) {
        for (int number = 1; number <= source.lineCount(); number++) {
            int end = number < source.lineCount()
                    ? source.lineStart(number + 1)
                    : source.text().length();
            if (end - source.lineStart(number) > PlanSource.LINE_CHARS_MAX) {
                String what = "this line is longer than " + PlanSource.LINE_CHARS_MAX + " characters";
                return unreadable(source.name(), new Position(number, 1), what, "break the line, or check the file");
            }
        }
        return new PlanSource.Loaded(Optional.of(source), List.of());
    }

    private static boolean holdsNul(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsLikeUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int mark = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        return mark == 0xfeff || mark == 0xfffe;
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

package dev.stretto.format.boxes;

import dev.stretto.format.boxes.BoxDialect.HeadingId;
import dev.stretto.format.text.TextSpan;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Headings that call themselves a phase, in the languages that plans were seen in. */
public final class PhaseHeadings {

    private static final String WORDS =
            "Phase|Fase|Étape|Etapa|Aşama|Faz|Фаза|Этап|阶段|階段|フェーズ|단계|المرحلة|Stage|Milestone";

    private static final Pattern PHASE = Pattern.compile(
            "[^\\p{L}\\p{N}]{0,8}(?:(?:" + WORDS + ")\\s{0,5}[#]?([0-9]{1,6}(?:\\.[0-9]{1,6}){0,3}[A-Za-z]?|N)"
                    + "|第\\s?([0-9]{1,6})\\s?(?:阶段|階段|フェーズ))(?![\\p{L}\\p{N}]|\\.[\\p{L}\\p{N}])"
                    + "[*_]{0,3}\\s{0,5}[:：.)–—-]{0,3}[*_]{0,3}\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private PhaseHeadings() {}

    /** The id and title of a heading such as {@code Phase 3: User Story 1}. */
    public static Optional<HeadingId> of(TextSpan heading) {
        Matcher phase = PHASE.matcher(heading.text());
        if (!phase.lookingAt()) {
            return Optional.empty();
        }
        String id = phase.group(1) == null ? phase.group(2) : phase.group(1);
        String rest = heading.text().substring(phase.end());
        return Optional.of(new HeadingId(id, TitleText.clean(rest).orElse("Phase " + id)));
    }
}

package dev.stretto.format.stretto;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.Draft;
import dev.stretto.format.draft.RulesDraft;
import dev.stretto.format.draft.RulesDraft.StartDraft;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.ListText;
import dev.stretto.format.text.NaturalOrder;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Command;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.OnVerifyFailure;
import dev.stretto.plan.Position;
import dev.stretto.plan.Strategy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what a phase says of how it is to run: its strategy, what it may overlap, and what verifies it. */
final class RulesReader {

    private static final Pattern SHARE =
            Pattern.compile("\\s*(\\d{1,9})\\s?%\\s{1,5}of\\s{1,5}", Pattern.CASE_INSENSITIVE);
    private static final Pattern WHEN =
            Pattern.compile("\\s*(?:(?:when|once|after)\\s{1,5})?(?=\\S)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DONE = Pattern.compile(
            "\\s{1,5}(?:(?:is|are|has|have)\\s{1,5})?(?:completed?s?|done|finish(?:es|ed)?|end(?:s|ed)?)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CAN_START =
            Pattern.compile("\\bcan\\s{1,5}(?:start|begin)\\s{1,5}(?=when|once|after)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED_PHASE =
            Pattern.compile("\\bphase\\s{1,5}([0-9][0-9.A-Za-z]{0,19})", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED_TASKS =
            Pattern.compile("\\btasks?\\s{1,5}(?=[A-Za-z]{0,20}-?[0-9])", Pattern.CASE_INSENSITIVE);

    private final Diagnostics diagnostics;
    private final RulesDraft rules;

    RulesReader(Diagnostics diagnostics, RulesDraft rules) {
        this.diagnostics = diagnostics;
        this.rules = rules;
    }

    /**
     * Takes in what the heading or a line of a phase says; answers whether it speaks of that.
     *
     * @param start where the value starts
     * @param end where it ends
     */
    boolean take(AnnotationKey key, TextSpan span, int start, int end) {
        String value = ListText.unquoted(span.text().substring(start, end)).strip();
        Position at = span.position(start + leadingBlanks(span.text().substring(start, end)));
        switch (key) {
            case STRATEGY -> strategy(value, at);
            case PARALLEL_WITH -> parallelWith(span, start, end, at);
            case PIPELINE_START -> start(span, start, end, at);
            case ON_VERIFY_FAILURE -> onVerifyFailure(value, at);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** As {@link #take}, of what verifies the phase. */
    boolean takeOfVerify(AnnotationKey key, TextSpan span, int start, int end) {
        String value = ListText.unquoted(span.text().substring(start, end)).strip();
        Position at = span.position(start + leadingBlanks(span.text().substring(start, end)));
        switch (key) {
            case BACKGROUND -> background(value, at);
            case ON_VERIFY_FAILURE -> onVerifyFailure(value, at);
            case RUN -> command(value, false, at);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What verifies the phase begins here, or goes on. */
    void verify(Position at) {
        rules.verify = rules.verify == null ? at : rules.verify;
    }

    /** A command that verifies the phase; several are one after the other. */
    void command(String script, boolean block, Position at) {
        if (script.isBlank() || (!block && script.startsWith("`"))) {
            bad(at, quote(script) + " is no single command", "put one command between back-ticks: (run: `make test`)");
            return;
        }
        Command before = rules.verifyCommand;
        rules.verifyCommand =
                before == null ? new Command(script, block) : new Command(before.script() + "\n" + script, true);
    }

    private void strategy(String value, Position at) {
        Optional<Strategy> strategy = word(value, Strategy.values());
        if (strategy.isEmpty()) {
            bad(at, quote(value) + " is no strategy", "name one of: " + words(Strategy.values()));
        } else if (rules.strategy != null && rules.strategy != strategy.get()) {
            bad(at, "“strategy” is stated twice", "keep one of them");
        } else {
            rules.strategy = strategy.get();
        }
    }

    private void onVerifyFailure(String value, Position at) {
        Optional<OnVerifyFailure> what = word(value, OnVerifyFailure.values());
        if (what.isEmpty()) {
            bad(at, quote(value) + " is nothing that can follow", "say one of: " + words(OnVerifyFailure.values()));
        }
        rules.onVerifyFailure = what.orElse(rules.onVerifyFailure);
    }

    private static <E extends Enum<E>> Optional<E> word(String value, E[] all) {
        return Arrays.stream(all)
                .filter(one -> one.name().equalsIgnoreCase(value))
                .findFirst();
    }

    private static String words(Enum<?>[] all) {
        return Arrays.stream(all)
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private void background(String value, Position at) {
        switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "non-blocking" -> rules.background = true;
            case "false", "no" -> rules.background = false;
            default -> bad(at, quote(value) + " does not say whether it is in the background", "write true or false");
        }
    }

    private void parallelWith(TextSpan span, int start, int end, Position at) {
        List<IdList.Item> phases = IdList.parse(span, start, end).items();
        if (phases.isEmpty()) {
            bad(at, "this names no phase", "name phases that may run beside this one: (parallel-with: Phase 2)");
        }
        rules.parallelWith.addAll(phases);
    }

    private void start(TextSpan span, int start, int end, Position at) {
        if (rules.start != null) {
            bad(at, "“pipeline-start” is stated twice", "keep one of them");
            return;
        }
        Matcher share = SHARE.matcher(span.text()).region(start, end);
        boolean percent = share.lookingAt();
        Optional<StartDraft> found = percent
                ? share(span, Integer.parseInt(share.group(1)), share.end(), end, at)
                : when(span, start, end, at);
        if (found.isEmpty()) {
            bad(
                    at,
                    percent ? "this is no share of a phase" : "this does not say when the phase may start",
                    "write “when 1.3 completes”, or a share from 1 to 100: “60% of Phase 1”");
        }
        rules.start = found.orElse(null);
    }

    private static Optional<StartDraft> share(TextSpan span, int percent, int start, int end, Position at) {
        List<IdList.Item> phases =
                IdList.parse(span, start, comment(span, start, end)).items();
        return percent < 1 || percent > 100 || phases.size() != 1
                ? Optional.empty()
                : Optional.of(new StartDraft(Optional.of(percent), phases, at));
    }

    /** {@code when 1.1-1.3 complete (not waiting for VERIFY)}. */
    private static Optional<StartDraft> when(TextSpan span, int start, int end, Position at) {
        Matcher when = WHEN.matcher(span.text()).region(start, end);
        int from = when.lookingAt() ? when.end() : start;
        Matcher done = DONE.matcher(span.text()).region(from, end);
        int until = done.find() ? done.start() : comment(span, from, end);
        List<IdList.Item> ids = IdList.parse(span, from, until).items();
        return ids.isEmpty() ? Optional.empty() : Optional.of(new StartDraft(Optional.empty(), ids, at));
    }

    private static int comment(TextSpan span, int start, int end) {
        int bracket = span.text().indexOf('(', start);
        return bracket < 0 || bracket > end ? end : bracket;
    }

    /**
     * A note such as {@code Phase 2 tasks 2.1-2.2 can start when 1.1-1.3 complete}: it says what those tasks wait for, as far as
     * they do not themselves; where it names no tasks, when the phase may open.
     *
     * @param start where its words start
     */
    void note(TextSpan span, int start, SectionDraft section) {
        String text = span.text();
        Position at = span.position(start);
        Matcher can = CAN_START.matcher(text).region(start, text.length());
        boolean says = can.find();
        Optional<StartDraft> found = says ? when(span, can.end(), text.length(), at) : Optional.empty();
        Matcher phase = NAMED_PHASE.matcher(text).region(start, says ? can.start() : text.length());
        boolean ofThis = section.heading.isPresent()
                && (!phase.find()
                        || phase.group(1).equalsIgnoreCase(section.heading.get().id()));
        if (found.isEmpty() || !ofThis) {
            unused(at, "this note says nothing that can be used", "write “can start when 1.3 completes” below a phase");
            return;
        }
        Matcher tasks = NAMED_TASKS.matcher(text).region(start, can.start());
        if (tasks.find()) {
            List<IdList.Item> named =
                    IdList.parse(span, tasks.end(), can.start()).items();
            List<Draft> free = section.items.stream()
                    .filter(item ->
                            item.notes().dependencies == null && named.stream().anyMatch(id -> names(id, item)))
                    .toList();
            free.forEach(item -> item.notes().dependsOn(found.get().ids()));
            if (free.isEmpty()) {
                unused(at, "this note names no task here that does not say itself what it waits for", "");
            }
        } else if (rules.start != null) {
            unused(at, "this note is not used beside “pipeline-start”", "keep one of them");
        } else {
            rules.start = found.get();
        }
    }

    private static boolean names(IdList.Item id, Draft item) {
        if (id.until().isEmpty()) {
            return id.id().equalsIgnoreCase(item.id());
        }
        NaturalOrder order = NaturalOrder.INSTANCE;
        return order.compare(id.id(), item.id()) <= 0
                && order.compare(item.id(), id.until().orElseThrow().id()) <= 0;
    }

    private void unused(Position at, String message, String hint) {
        diagnostics.info(DiagnosticCode.IGNORED_ANNOTATION, at, message, hint);
    }

    private void bad(Position at, String message, String hint) {
        diagnostics.error(DiagnosticCode.BAD_VALUE, at, message, hint);
    }

    private static int leadingBlanks(String text) {
        return text.isBlank() ? 0 : text.length() - text.stripLeading().length();
    }
}

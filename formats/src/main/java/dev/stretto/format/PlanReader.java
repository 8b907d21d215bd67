package dev.stretto.format;

import dev.stretto.plan.PlanFormat;

/**
 * Reads one format. Readers hold no state: one may be used for any number of plans, and by any thread.
 */
public interface PlanReader {

    /** The format it reads. */
    PlanFormat format();

    /** What the format's marks and words say of a task. */
    StatusWords statusWords();

    /** How sure it is that a text is of its format, from the name and a look at the text; cheap, and never wrong loudly. */
    Recognition recognise(PlanSource source);

    /** Reads a text as this format, whatever {@link #recognise} says of it. Whatever is wrong with it is a diagnostic. */
    ReadResult read(PlanSource source, ReadOptions options);
}

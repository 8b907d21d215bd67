package dev.stretto.format.stretto;

import dev.stretto.format.draft.Notes;
import dev.stretto.format.markdown.Block;
import dev.stretto.format.text.TextSpan;

/** What takes in the text around boxes: the task or the phase that it stands in. */
interface Surroundings {

    /** What is said of it. */
    Notes notes();

    /**
     * A paragraph, or the text of a plain bullet.
     *
     * @param lead what stands before its first line in the body: indentation and bullet, or nothing
     */
    void prose(TextSpan span, String lead);

    /** A fenced block. */
    void fence(Block.Fence fence);

    /** Text that is only passed on. */
    void verbatim(String text);
}

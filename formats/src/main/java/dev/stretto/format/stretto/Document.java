package dev.stretto.format.stretto;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.markdown.CheckBoxes;
import dev.stretto.format.stated.StatedReader;

/**
 * What reading any part of one document needs, and adds to.
 *
 * @param boxes how its boxes are ticked
 * @param executionNotes the chains it asks for
 * @param stated what it says of the plan as a whole
 */
record Document(Diagnostics diagnostics, CheckBoxes boxes, ExecutionNotes executionNotes, StatedReader stated) {}

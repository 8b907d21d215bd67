/**
 * WfFormat: recorded runs of scientific workflows, as WfCommons publishes them.
 *
 * <p>Start at {@link dev.stretto.format.wfformat.WfFormatReader}.
 */
@NullMarked
package dev.stretto.format.wfformat;

import org.jspecify.annotations.NullMarked;

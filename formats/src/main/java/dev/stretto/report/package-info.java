/**
 * What reports of a plan or a run look like: drawings, tables and files for other programs, each one text.
 *
 * <p>Start at {@link dev.stretto.report.Reports}; {@link dev.stretto.report.Report} is all that a report is made of.
 */
@NullMarked
package dev.stretto.report;

import org.jspecify.annotations.NullMarked;

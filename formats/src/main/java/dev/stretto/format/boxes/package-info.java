/**
 * What the dialects share whose tasks are boxes below headings (spec-kit, Kiro, OpenSpec): how boxes become tasks, groups and
 * checklists, headings become phases, and numbers become groups.
 *
 * <p>Start at {@link dev.stretto.format.boxes.BoxPlan}, which reads a document by the rules of a
 * {@link dev.stretto.format.boxes.BoxDialect}.
 */
@NullMarked
package dev.stretto.format.boxes;

import org.jspecify.annotations.NullMarked;

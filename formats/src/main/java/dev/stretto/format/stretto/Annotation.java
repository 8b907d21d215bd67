package dev.stretto.format.stretto;

/**
 * One understood annotation of a text; the offsets are the text's.
 *
 * @param start its opening bracket
 * @param end behind its closing bracket; several annotations may share one pair
 * @param valueStart where its value starts
 * @param valueEnd where its value ends
 */
record Annotation(AnnotationKey key, int start, int end, int valueStart, int valueEnd) {}

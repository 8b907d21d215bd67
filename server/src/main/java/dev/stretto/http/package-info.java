/**
 * The HTTP interface: runs as JSON, their events as a stream, and requests to them. Start at {@link dev.stretto.http.StrettoServer};
 * what there is to ask for is listed in {@link dev.stretto.http.Routes}.
 */
@NullMarked
package dev.stretto.http;

import org.jspecify.annotations.NullMarked;

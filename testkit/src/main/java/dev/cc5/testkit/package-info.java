/**
 * How the author of an adapter knows that it is right.
 *
 * <p>{@link dev.cc5.testkit.LoopbackServer} is an HTTP server that does exactly what a test scripts, faults included.
 */
@NullMarked
package dev.cc5.testkit;

import org.jspecify.annotations.NullMarked;

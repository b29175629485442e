/**
 * How the author of an adapter knows that it is right.
 *
 * <p>{@link dev.cc5.testkit.LoopbackServer} is an HTTP server that does exactly what a test scripts, faults included.
 * {@link dev.cc5.testkit.FakePortal} is a portal in memory, and {@link dev.cc5.testkit.FakeTiming} time that passes at once:
 * for tests of whatever runs imports.
 */
@NullMarked
package dev.cc5.testkit;

import org.jspecify.annotations.NullMarked;

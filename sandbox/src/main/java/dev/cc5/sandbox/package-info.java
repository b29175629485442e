/**
 * A portal and an S3 that exist, on loopback: for trying, testing and demonstrating without the real ones.
 *
 * <p>{@link dev.cc5.sandbox.Sandbox#start} starts both; what was imported is read through
 * {@link dev.cc5.sandbox.Rows}. It refuses what the real parts refuse (PLATFORM sections 2 to 6), so that a client that
 * works here has sent what it should.
 */
@NullMarked
package dev.cc5.sandbox;

import org.jspecify.annotations.NullMarked;

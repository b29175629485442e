/** The real core against a simulated portal, S3, network, disk and clock, from one seed. See docs/simulation.md. */
@org.jspecify.annotations.NullMarked
package dev.cc5.simulation;

/**
 * The events that S3 sends and the envelopes that they come in (PLATFORM section 8). Start with
 * {@link dev.cc5.lambda.event.Delivery}.
 */
@NullMarked
package dev.cc5.lambda.event;

import org.jspecify.annotations.NullMarked;

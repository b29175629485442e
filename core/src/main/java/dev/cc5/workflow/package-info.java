/**
 * How an import is run. Start with {@link dev.cc5.workflow.ImportWorkflow}. Nothing here owns a thread, a clock or a
 * connection: time and waiting are injected, all else comes through the ports.
 */
@NullMarked
package dev.cc5.workflow;

import org.jspecify.annotations.NullMarked;

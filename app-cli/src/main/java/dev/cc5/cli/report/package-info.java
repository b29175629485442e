/** What the user sees: progress, results, errors, for people and as JSON. */
@NullMarked
package dev.cc5.cli.report;

import org.jspecify.annotations.NullMarked;

/** The command {@code cc5}: chooses, wires, prints, exits. Start with {@link dev.cc5.cli.Cli}. */
@NullMarked
package dev.cc5.cli;

import org.jspecify.annotations.NullMarked;

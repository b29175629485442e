/** What the user decides: options, environment variables, where the key comes from, and which adapters are used. */
@NullMarked
package dev.cc5.cli.settings;

import org.jspecify.annotations.NullMarked;

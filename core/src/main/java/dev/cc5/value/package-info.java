/** What values are, whoever holds them: stands below the model and the sync file's grammar, and knows neither. */
@NullMarked
package dev.cc5.value;

import org.jspecify.annotations.NullMarked;

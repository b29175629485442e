/**
 * The grammar of the sync file ({@code .cc5txt}): read and check. Stands beside the rings and knows none of them.
 */
@NullMarked
package dev.cc5.syncfile;

import org.jspecify.annotations.NullMarked;

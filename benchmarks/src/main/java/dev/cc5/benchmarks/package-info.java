/** What the script {@code benchmarks/run} measures; no part of the product. */
@NullMarked
package dev.cc5.benchmarks;

import org.jspecify.annotations.NullMarked;

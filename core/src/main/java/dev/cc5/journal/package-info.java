/**
 * The journal that outlives the process: a directory with one file for each import. Knows the ports and the model, and
 * nobody of core knows it.
 */
@NullMarked
package dev.cc5.journal;

import org.jspecify.annotations.NullMarked;

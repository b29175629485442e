/** The files of one command: which they are, what is checked before anything is sent, and how each of them ended. */
@NullMarked
package dev.cc5.cli.job;

import org.jspecify.annotations.NullMarked;

/**
 * An import that nobody asked for, into a portal of its own: it shows Java which classes an import needs, so that Java
 * can keep them ready in an archive. The launcher runs it once, aside.
 */
@NullMarked
package dev.cc5.cli.rehearsal;

import org.jspecify.annotations.NullMarked;

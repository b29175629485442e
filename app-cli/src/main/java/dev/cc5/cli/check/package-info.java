/** {@code cc5 check}: looks at sync files and tells what is wrong with them, for people and for programs. */
@NullMarked
package dev.cc5.cli.check;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.cc5.architecture;

import org.jspecify.annotations.NullMarked;

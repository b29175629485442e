@NullMarked
package dev.cc5.value;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.cc5.journal;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.cc5.lambda;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.cc5.port;

import org.jspecify.annotations.NullMarked;

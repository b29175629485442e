@NullMarked
package dev.cc5.syncfile;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.cc5.docs;

import org.jspecify.annotations.NullMarked;

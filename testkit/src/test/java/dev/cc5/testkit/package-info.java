@NullMarked
package dev.cc5.testkit;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.cc5.http;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.cc5.model;

import org.jspecify.annotations.NullMarked;

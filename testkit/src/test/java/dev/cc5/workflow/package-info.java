@NullMarked
package dev.cc5.workflow;

import org.jspecify.annotations.NullMarked;

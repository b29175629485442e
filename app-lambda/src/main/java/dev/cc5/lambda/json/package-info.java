/** JSON by Jackson's streams: the little that the handlers need of it. */
@NullMarked
package dev.cc5.lambda.json;

import org.jspecify.annotations.NullMarked;

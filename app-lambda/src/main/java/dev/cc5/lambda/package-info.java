/**
 * The Lambda functions: {@link dev.cc5.lambda.ImportHandler} imports the objects that S3's events tell of,
 * {@link dev.cc5.lambda.StatusHandler} asks how an import is going.
 */
@NullMarked
package dev.cc5.lambda;

import org.jspecify.annotations.NullMarked;

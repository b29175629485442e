/** Tests of the upload, against real sockets on this machine. */
@NullMarked
package dev.cc5.s3;

import org.jspecify.annotations.NullMarked;

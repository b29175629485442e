/**
 * The signed PUT to S3. Start with {@link dev.cc5.s3.S3Uploads} and {@link dev.cc5.s3.UploadSettings}; all else is
 * not for others. The calling thread reads the source, waits and decides; an event loop of Netty's only moves bytes.
 */
@NullMarked
package dev.cc5.s3;

import org.jspecify.annotations.NullMarked;

/**
 * What an import needs from outside. Start with the four driven ports: {@link dev.cc5.port.UploadUrlProvider},
 * {@link dev.cc5.port.FileUploader}, {@link dev.cc5.port.FileImporter}, {@link dev.cc5.port.StatusChecker}. An
 * {@link dev.cc5.port.Adapter} offers one or more of them. The javadoc of a port says what may be repeated: that
 * sentence is the retry design.
 */
@NullMarked
package dev.cc5.port;

import org.jspecify.annotations.NullMarked;

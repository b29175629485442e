/**
 * The portal's API, over Vert.x Web Client: steps 1, 3 and 4 of an import. Start with
 * {@link dev.cc5.http.HttpPortal#connect} and {@link dev.cc5.http.PortalSettings#builder}.
 */
@NullMarked
package dev.cc5.http;

import org.jspecify.annotations.NullMarked;

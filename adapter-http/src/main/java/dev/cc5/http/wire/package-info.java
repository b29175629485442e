/**
 * The portal's JSON: what goes out ({@link dev.cc5.http.wire.SlotOrder}, {@link dev.cc5.http.wire.ImportOrder},
 * {@link dev.cc5.http.wire.RowOrder}), what comes in ({@link dev.cc5.http.wire.Envelope}), and the way between them and the model
 * ({@link dev.cc5.http.wire.WireMapper}). Read and written with Jackson's streaming parts: binding by reflection made a
 * starting command wait 75 ms longer.
 */
@NullMarked
package dev.cc5.http.wire;

import org.jspecify.annotations.NullMarked;

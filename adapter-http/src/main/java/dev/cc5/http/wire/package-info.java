/**
 * The portal's JSON: what goes out ({@link dev.cc5.http.wire.SlotOrder}, {@link dev.cc5.http.wire.ImportOrder}), what
 * comes in ({@link dev.cc5.http.wire.Envelope}), and the way between them and the model
 * ({@link dev.cc5.http.wire.WireMapper}). Read and written with Jackson's streaming parts: binding by reflection cost a
 * command that sends four requests more than all four of them.
 */
@NullMarked
package dev.cc5.http.wire;

import org.jspecify.annotations.NullMarked;

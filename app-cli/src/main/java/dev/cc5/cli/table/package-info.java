/**
 * Tables in the formats that people have, CSV and JSON, made into sync files and back. Each table is read twice: once to
 * find its fields and their types, once for its rows.
 */
@NullMarked
package dev.cc5.cli.table;

import org.jspecify.annotations.NullMarked;

/**
 * What an import is: requests, slots, remote files, statuses and errors. Values that check themselves; they know
 * nothing of ports, workflow or libraries.
 */
@NullMarked
package dev.cc5.model;

import org.jspecify.annotations.NullMarked;

package dev.cc5.cli;

import dev.cc5.journal.DirectoryJournal;

/**
 * What a command remembers of earlier ones.
 *
 * @param journal where
 * @param force whether to import what was imported before
 * @param argument what a command needs to find the same journal; begins with a space unless it is empty
 */
record Memory(DirectoryJournal journal, boolean force, String argument) {}

package dev.cc5.sandbox;

/** What one import is: a file and an action. A second start of the same is no second import. */
record ImportKey(String fileId, String actionId) {}

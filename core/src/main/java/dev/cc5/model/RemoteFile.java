package dev.cc5.model;

/**
 * A file as the portal knows it: all you must keep to ask for it later. Holds no secret.
 *
 * @param id the portal's name for it
 * @param path where the portal keeps it
 * @param actionId what marks its rows
 */
public record RemoteFile(FileId id, FilePath path, ActionId actionId) {}

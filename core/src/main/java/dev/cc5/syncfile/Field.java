package dev.cc5.syncfile;

/**
 * One field of row {@code 03}.
 *
 * @param code its name in the portal, case-sensitive
 * @param type what its values are
 */
public record Field(String code, FieldType type) {}

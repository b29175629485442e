package dev.cc5.model;

import java.time.Instant;

/**
 * The answer to step 1: a remote file, and the signed URL that takes its bytes.
 *
 * @param file what the file will be
 * @param url where its bytes go; a bearer credential
 * @param expiresAt until when the URL is good, on this machine's clock; a hint, not a promise (PLATFORM T5)
 */
public record UploadSlot(RemoteFile file, SignedUrl url, Instant expiresAt) {}

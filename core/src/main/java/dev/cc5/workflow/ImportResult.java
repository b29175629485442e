package dev.cc5.workflow;

import dev.cc5.model.FileStatus;
import dev.cc5.model.RemoteFile;
import java.util.Optional;

/**
 * How an import ended well.
 *
 * @param file the remote file
 * @param status the final status that was seen; absent where an earlier run had seen it
 * @param alreadyImported whether an earlier run had imported the same content to the same destination
 */
public record ImportResult(RemoteFile file, Optional<FileStatus> status, boolean alreadyImported) {}

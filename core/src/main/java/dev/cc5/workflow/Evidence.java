package dev.cc5.workflow;

import dev.cc5.model.ActionId;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.Phase;
import dev.cc5.model.RemoteFile;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** What makes a status believable: that it is about this import and no other. Of one import, for one thread at a time. */
final class Evidence {
    private final Set<ActionId> own = new HashSet<>();
    private boolean fileHadOtherContent;
    private boolean seenOpen;

    /** Of an import of which only the file is known. */
    static Evidence of(RemoteFile file) {
        Evidence evidence = new Evidence();
        evidence.add(file);
        return evidence;
    }

    static Evidence of(ImportRequest request) {
        Evidence evidence = new Evidence();
        request.tracking().actionId().ifPresent(evidence.own::add);
        return evidence;
    }

    void add(RemoteFile file) {
        own.add(file.actionId());
    }

    void add(ActionId answeredByStart) {
        own.add(answeredByStart);
    }

    /** The file id was another content's before: an end may be that one's. */
    void fileHadOtherContent() {
        fileHadOtherContent = true;
    }

    /** The status as far as it can be believed. */
    FileStatus weigh(FileStatus told) {
        FileStatus status = told.of(own);
        seenOpen |= status.phase() == Phase.RUNNING || status.phase() == Phase.PENDING && !status.notBegun();
        boolean proven = seenOpen || !Collections.disjoint(status.actionIds(), own);
        return fileHadOtherContent && status.phase().isFinal() && !proven
                ? status.doubted("its file id was given for other content before, and this may be the end of that")
                : status;
    }
}

package dev.cc5.workflow;

import dev.cc5.model.FileId;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.RemoteFile;
import dev.cc5.port.EarlierUse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which content the portal gave a file id for, in this process. Used from many threads. */
final class FileOwners {
    private static final int REMEMBERED = 10_000;

    private final Map<FileId, Owner> owners = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FileId, Owner> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param first whether no other content had the file before */
    private record Owner(String fingerprint, Object destination, boolean first, boolean ended) {
        boolean isFor(ImportRequest request) {
            return fingerprint.equals(request.source().fingerprint()) && destination.equals(request.destination());
        }
    }

    /** Notes that this file is for this request's content from now on, where no import of other content is open. */
    synchronized EarlierUse use(RemoteFile file, ImportRequest request) {
        Owner before = owners.get(file.id());
        if (before != null && !before.isFor(request) && !before.ended()) {
            return EarlierUse.OPEN;
        }
        boolean first = before == null || before.isFor(request) && before.first();
        owners.put(file.id(), new Owner(request.source().fingerprint(), request.destination(), first, false));
        return first ? EarlierUse.NEW : EarlierUse.ENDED;
    }

    /** The import of the file was seen to end. */
    synchronized void ended(RemoteFile file) {
        owners.computeIfPresent(
                file.id(), (id, owner) -> new Owner(owner.fingerprint(), owner.destination(), owner.first(), true));
    }
}

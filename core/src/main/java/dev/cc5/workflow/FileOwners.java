package dev.cc5.workflow;

import dev.cc5.model.Explanation;
import dev.cc5.model.FileId;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Step;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which content the portal gave a file id for. A portal that gives one id for two contents would mix them up; so the
 * second is refused before a byte of it is sent (CATALOGUE P61). Used from many threads.
 */
final class FileOwners {
    /** Those under way and those of a while ago; an import of long ago cannot be overwritten unseen. */
    private static final int REMEMBERED = 10_000;

    private final Map<FileId, Content> owners = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FileId, Content> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Content(String fingerprint, Object destination) {}

    /**
     * Notes that this file is for this request's content.
     *
     * @throws ProtocolException when it is for another one
     */
    synchronized void belongs(RemoteFile file, ImportRequest request) {
        Content content = new Content(request.source().fingerprint(), request.destination());
        Content owner = owners.putIfAbsent(file.id(), content);
        if (owner != null && !owner.equals(content)) {
            throw new ProtocolException(Explanation.of(
                    Step.REQUEST_SLOT,
                    "the portal gave file id " + file.id() + ", which it had given for another file before",
                    "Nothing was sent. Tell the portal's support: two files would have been mixed up."));
        }
    }
}

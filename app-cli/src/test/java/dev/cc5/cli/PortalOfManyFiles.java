package dev.cc5.cli;

import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.Request;
import java.util.concurrent.atomic.AtomicInteger;

/** A portal and its S3 where all goes well, which gives each file an id of its own. */
final class PortalOfManyFiles implements AutoCloseable {
    private final LoopbackServer server = LoopbackServer.plain().onOthers(this::answer);
    private final AtomicInteger slots = new AtomicInteger();
    private final AtomicInteger starts = new AtomicInteger();

    private Answer answer(Request request) {
        if (request.method().equals("PUT")) {
            return Answer.status(200);
        }
        if (request.method().equals("GET")) {
            String id = request.path().substring(request.path().lastIndexOf('/') + 1);
            return ScriptedPortal.ok(data(id) + ",\"Status\":\"Completed\"");
        }
        if (request.path().equals(ScriptedPortal.SLOT)) {
            String id = "F-" + slots.incrementAndGet();
            return ScriptedPortal.ok(data(id) + ",\"Url\":\"" + server.url("/s3/" + id) + "?X-Amz-Signature=0\"");
        }
        starts.incrementAndGet();
        return ScriptedPortal.ok("\"FileId\":\"F\"");
    }

    private static String data(String id) {
        return "\"FileId\":\"" + id + "\",\"FilePath\":\"//b/" + id + "\",\"ActionId\":\"A-" + id + "\"";
    }

    String url() {
        return server.origin();
    }

    /** How many imports were started. */
    int starts() {
        return starts.get();
    }

    @Override
    public void close() {
        server.close();
    }
}

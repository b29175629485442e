package dev.cc5.cli;

import dev.cc5.testkit.Answer;
import dev.cc5.testkit.FaultProxy;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.Request;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A portal and an S3 that remember what they were told, each behind a line that a test spoils. It closes after every
 * answer, so that each call has a connection of its own: of one file, number 1 is the slot's, number 2 the start's.
 */
final class CountingPortal implements AutoCloseable {
    private final LoopbackServer portal = LoopbackServer.plain().onOthers(this::answer);
    private final LoopbackServer s3 = LoopbackServer.plain().onOthers(this::store);
    private final Map<String, Integer> starts = new ConcurrentHashMap<>();
    private final Map<String, String> objects = new ConcurrentHashMap<>();
    private volatile String s3Origin;

    final FaultProxy portalLine = FaultProxy.to(portal.port());
    final FaultProxy s3Line = FaultProxy.to(s3.port());

    CountingPortal() {
        s3Origin = s3Line.origin();
    }

    /** How often the import of the file of this name was started. */
    int starts(String file) {
        return starts.getOrDefault(id(file), 0);
    }

    /** What was put for the file of this name, or nothing; of more than 1 MiB its MD5. */
    String object(String file) {
        return objects.getOrDefault(id(file), "");
    }

    int portalPort() {
        return portal.port();
    }

    int s3Port() {
        return s3.port();
    }

    /** Gives out URLs that lead there. */
    void s3Origin(String origin) {
        s3Origin = origin;
    }

    CommandRun.Line importing(Object... files) {
        return importingAt(portalLine.origin(), files);
    }

    CommandRun.Line importingAt(String origin, Object... files) {
        return CommandRun.of("import")
                .with(files)
                .env("CC5_PORTAL", origin)
                .env("CC5_POLL_INTERVAL", "10ms..20ms")
                .env("CC5_DEADLINE", "20s")
                .env("CC5_API_KEY", ScriptedPortal.KEY);
    }

    private Answer answer(Request request) {
        return exchange -> {
            exchange.readBody();
            if (request.method().equals("GET")) {
                String file = request.path().substring(request.path().lastIndexOf('/') + 1);
                ok(file, ",\"Status\":\"" + (starts(file) > 0 ? "Completed" : "Uploaded") + "\"")
                        .play(exchange);
            } else if (request.path().equals(ScriptedPortal.SLOT)) {
                String file = id(field(request, "FileName"));
                ok(file, ",\"Url\":\"" + s3Origin + "/s3/" + file + "?X-Amz-Signature=s\"")
                        .play(exchange);
            } else {
                String file = field(request, "FileId");
                starts.merge(file, 1, Integer::sum);
                ok(file, "").play(exchange);
            }
        };
    }

    private static Answer ok(String file, String more) {
        return ScriptedPortal.ok(
                        "\"ActionId\":\"A\",\"FileId\":\"" + file + "\",\"FilePath\":\"//b/" + file + "\"" + more)
                .header("Connection", "close");
    }

    /** A file's id is its name, but for the dots, which would be encoded in a path. */
    private static String id(String file) {
        return file.replace('.', '-');
    }

    private Answer store(Request request) {
        return exchange -> {
            exchange.readBody();
            String file = request.path().substring(request.path().lastIndexOf('/') + 1);
            objects.put(file, request.bodyLength() <= Request.KEPT_BYTES ? request.bodyText() : request.bodyMd5());
            Answer.status(200).header("Connection", "close").play(exchange);
        };
    }

    private static String field(Request request, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(request.bodyText());
        if (!matcher.find()) {
            throw new AssertionError("There is no " + name + " in " + request);
        }
        return matcher.group(1);
    }

    @Override
    public void close() {
        portalLine.close();
        s3Line.close();
        portal.close();
        s3.close();
    }
}

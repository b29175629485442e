package dev.cc5.sandbox;

import dev.cc5.sandbox.Fault.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

/**
 * Stands in front of all of S3, answers to no other name than its own, and spoils the PUTs that scripted faults strike
 * before anything is checked.
 */
final class S3Faults extends Handler.Wrapper {
    private final Faults faults;

    S3Faults(Faults faults) {
        this.faults = faults;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!Sandbox.isCalled(request.getHeaders().get(HttpHeader.HOST))) {
            S3Refusal.ACCESS_DENIED.answer(new PutExchange(request, response).response(), callback);
            return true;
        }
        if (!request.getMethod().equals("PUT")) {
            return super.handle(request, response, callback);
        }
        boolean drops = false;
        for (Fault fault : faults.at(Place.PUT)) {
            switch (fault.kind()) {
                case DELAY -> Thread.sleep(fault.value());
                case DROP -> drops = true;
                case CUT -> {
                    cut(request, callback);
                    return true;
                }
                default -> {
                    refuse(fault, new PutExchange(request, response), callback);
                    return true;
                }
            }
        }
        return super.handle(request, drops ? new Dropping(request, response) : response, callback);
    }

    private static void refuse(Fault fault, PutExchange put, Callback callback) {
        fault.retryAfter().ifPresent(seconds -> put.response().getHeaders().put("Retry-After", seconds));
        refusal(fault).answer(put.response(), callback);
    }

    private static S3Refusal refusal(Fault fault) {
        if (fault.kind() == Fault.Kind.EXPIRED) {
            return new S3Refusal(403, "AccessDenied", "Request has expired");
        }
        int status = (int) fault.value();
        return switch (status) {
            case 403 -> S3Refusal.ACCESS_DENIED;
            case 404 -> new S3Refusal(status, "NoSuchBucket", "The specified bucket does not exist");
            case 409 -> new S3Refusal(status, "OperationAborted", "A conflicting operation is in progress");
            case 503 -> new S3Refusal(status, "SlowDown", "Please reduce your request rate.");
            default ->
                status >= 500
                        ? new S3Refusal(status, "InternalError", "We encountered an internal error.")
                        : new S3Refusal(status, "InvalidRequest", "This refusal was scripted.");
        };
    }

    private static void cut(Request request, Callback callback) {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.failed(new IOException("The connection was cut, as scripted"));
    }

    /** Cuts the connection when S3 is about to answer. */
    private static final class Dropping extends Response.Wrapper {
        Dropping(Request request, Response wrapped) {
            super(request, wrapped);
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            cut(getRequest(), callback);
        }
    }
}

package dev.cc5.http;

import dev.cc5.http.wire.SlotAnswer;
import dev.cc5.http.wire.WireMapper;
import dev.cc5.model.ActionId;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Deadline;
import dev.cc5.model.Destination;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.Step;
import dev.cc5.model.UploadSlot;
import dev.cc5.port.UploadUrlProvider;

/** Step 1: {@code POST /appfile/file/path}. */
final class SlotEndpoint implements UploadUrlProvider {
    private final PortalSettings settings;
    private final PortalApi api;
    private final WireMapper mapper;

    SlotEndpoint(PortalSettings settings, PortalApi api, WireMapper mapper) {
        this.settings = settings;
        this.api = api;
        this.mapper = mapper;
    }

    @Override
    public UploadSlot requestSlot(ImportRequest request, Deadline deadline) {
        refuseAnotherPlace(request.destination());
        Call call = Call.post(
                Step.REQUEST_SLOT,
                "/appfile/file/path",
                mapper.slotOrder(request).toJson());
        PortalAnswer answer = api.goodAnswer(call, deadline);
        SlotAnswer slot = api.success(call, answer, SlotAnswer::of);
        ActionId actionId = slot.actionId()
                .or(() -> request.tracking().actionId())
                .orElseThrow(() -> api.refusals()
                        .nonsense(
                                call,
                                answer,
                                "Data.ActionId is missing",
                                "Give an action id of your own (--action-id): it marks the rows."));
        return mapper.uploadSlot(slot, actionId, SlotLifetime.end(slot.url(), answer, settings.clock()));
    }

    /** The headers name one workspace and bucket, the body another: nobody could tell which one counts (PLATFORM T2). */
    private void refuseAnotherPlace(Destination destination) {
        refuseUnlessEqual("workspace", destination.workspace(), settings.workspace());
        refuseUnlessEqual("bucket", destination.bucket(), settings.bucket());
    }

    private static void refuseUnlessEqual(String what, String wanted, String connected) {
        if (!wanted.equals(connected)) {
            throw new ConfigurationException(Explanation.of(
                    Step.REQUEST_SLOT,
                    "the file is to go to " + what + " " + wanted + ", and the connection is for " + connected,
                    "Give one " + what + " only. Nothing was sent."));
        }
    }
}

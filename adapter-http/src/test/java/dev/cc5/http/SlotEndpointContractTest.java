package dev.cc5.http;

import dev.cc5.model.ImportRequest;
import dev.cc5.port.UploadUrlProvider;
import dev.cc5.testkit.Situation;
import dev.cc5.testkit.UploadUrlProviderContract;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class SlotEndpointContractTest implements UploadUrlProviderContract {
    private final AtomicInteger files = new AtomicInteger();
    private @Nullable TestPortal portal;

    @Override
    public UploadUrlProvider port(Situation situation) {
        portal = Situations.portal(
                situation,
                () -> TestPortal.slot("\"FileId\":\"file-" + files.incrementAndGet()
                        + "\",\"FilePath\":\"p\",\"ActionId\":\"a\",\"Url\":\"https://s3.example.com/k\""));
        return portal.portal.uploadUrlProvider().orElseThrow();
    }

    @Override
    public ImportRequest request() {
        return TestPortal.request();
    }

    @Override
    public List<String> secrets() {
        return List.of(TestPortal.KEY);
    }

    @AfterEach
    void close() {
        if (portal != null) {
            portal.close();
        }
    }
}

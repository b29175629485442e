package dev.cc5.http;

import dev.cc5.model.RemoteFile;
import dev.cc5.port.FileImporter;
import dev.cc5.testkit.FileImporterContract;
import dev.cc5.testkit.Situation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class ImportEndpointContractTest implements FileImporterContract {
    private @Nullable TestPortal portal;

    @Override
    public FileImporter port(Situation situation) {
        portal = Situations.portal(situation, TestPortal::received);
        return portal.portal.fileImporter().orElseThrow();
    }

    @Override
    public RemoteFile file() {
        return TestPortal.FILE;
    }

    @Override
    public int startsReceived() {
        return portal == null ? 0 : portal.server.requests().size();
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

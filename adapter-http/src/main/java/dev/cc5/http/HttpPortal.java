package dev.cc5.http;

import dev.cc5.http.wire.WireMapper;
import dev.cc5.http.wire.WireMapperImpl;
import dev.cc5.port.Adapter;
import dev.cc5.port.FileImporter;
import dev.cc5.port.RowQuery;
import dev.cc5.port.StatusChecker;
import dev.cc5.port.UploadUrlProvider;
import java.util.Optional;

/**
 * A connection to a portal: steps 1, 3 and 4, and questions for rows, over its HTTP API (PLATFORM sections 2 to 5). The upload is another
 * adapter's: the signed URL does not lead to the portal. Used from many threads; each call blocks its caller's, must
 * not come from one of Vert.x's event loops, and is cancelled by interrupting it.
 */
public final class HttpPortal implements Adapter {
    private final PortalSettings settings;
    private final PortalApi api;
    private final SlotEndpoint slots;
    private final ImportEndpoint imports;
    private final StatusEndpoint statuses;
    private final RowsEndpoint rows;

    private HttpPortal(PortalSettings settings) {
        this.settings = settings;
        this.api = new PortalApi(settings);
        // Not Mappers.getMapper: that looks by reflection into a package that is not open to it.
        WireMapper mapper = new WireMapperImpl();
        this.slots = new SlotEndpoint(settings, api, mapper);
        this.imports = new ImportEndpoint(settings, api, mapper);
        this.statuses = new StatusEndpoint(settings, api);
        this.rows = new RowsEndpoint(settings, api, mapper);
    }

    /**
     * Gets ready to call a portal; the first call connects.
     *
     * @throws dev.cc5.model.ConfigurationException when the CA certificate cannot be read
     */
    public static HttpPortal connect(PortalSettings settings) {
        return new HttpPortal(settings);
    }

    @Override
    public String origin() {
        return settings.portal().toString();
    }

    @Override
    public Optional<UploadUrlProvider> uploadUrlProvider() {
        return Optional.of(slots);
    }

    @Override
    public Optional<FileImporter> fileImporter() {
        return Optional.of(imports);
    }

    @Override
    public Optional<StatusChecker> statusChecker() {
        return Optional.of(statuses);
    }

    @Override
    public Optional<RowQuery> rowQuery() {
        return Optional.of(rows);
    }

    @Override
    public void close() {
        api.close();
    }
}

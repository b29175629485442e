package dev.cc5.http;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.model.Step;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the API's paths call the rows of a file (PLATFORM section 7). Several entities share an entity type; the data
 * source of the file tells them apart.
 */
final class EntityPaths {
    private static final List<Entity> ENTITIES = List.of(
            new Entity("family", "wks_family", "cc-family"),
            new Entity("family_member", "wks_family_member", "cc-family-member"),
            new Entity("family_income", "wks_family_extensions", "cc-family-income"),
            new Entity("family_need", "wks_family_extensions", "cc-family-need"),
            new Entity("family_case", "wks_case", "cc-family-case"),
            new Entity("family_invoice", "wks_billing", "cc-family-invoice"),
            new Entity("provider", "wks_provider", "cc-provider"),
            new Entity("provider_holiday", "wks_provider_extensions", "cc-provider-holiday"),
            new Entity("provider_payment", "wks_billing", "cc-provider-payment"),
            new Entity("care", "wks_service", "cc-service-care"),
            new Entity("claim", "wks_claim", "cc-claim"),
            new Entity("claim_attendance", "wks_attendance", "cc-claim-attendance"),
            new Entity("document", "wks_document", "cc-document"),
            new Entity("note", "wks_note", "cc-note"));

    private record Entity(String path, String type, String dataSource) {}

    private EntityPaths() {}

    /**
     * The path's name for rows of this type from this source. A type that is not in the list stands for itself: it may
     * be one of the customer's own.
     *
     * @throws ConfigurationException when the type is shared and the source is not one that tells which entity is meant
     */
    static String of(String entityType, String dataSource) {
        List<Entity> candidates =
                ENTITIES.stream().filter(e -> e.type().equals(entityType)).toList();
        return switch (candidates.size()) {
            case 0 -> entityType;
            case 1 -> candidates.get(0).path();
            default ->
                candidates.stream()
                        .filter(e -> e.dataSource().equals(dataSource))
                        .findFirst()
                        .orElseThrow(() -> ambiguous(entityType, dataSource, candidates))
                        .path();
        };
    }

    private static ConfigurationException ambiguous(String type, String source, List<Entity> candidates) {
        String paths = candidates.stream().map(Entity::path).collect(Collectors.joining(" or "));
        return new ConfigurationException(Explanation.of(
                Step.QUERY_ROWS,
                "rows of the type " + type + " are " + paths + ", and the data source \"" + source
                        + "\" does not tell which",
                "Name the entity (setting \"entity\")."));
    }
}

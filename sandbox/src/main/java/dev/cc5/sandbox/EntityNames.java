package dev.cc5.sandbox;

import java.util.Map;

/** The names that the API's paths use for entity types (PLATFORM section 7). */
final class EntityNames {
    private static final Map<String, String> ENTITY_TYPES = Map.ofEntries(
            Map.entry("family", "wks_family"),
            Map.entry("family_member", "wks_family_member"),
            Map.entry("family_income", "wks_family_extensions"),
            Map.entry("family_need", "wks_family_extensions"),
            Map.entry("family_case", "wks_case"),
            Map.entry("family_invoice", "wks_billing"),
            Map.entry("provider", "wks_provider"),
            Map.entry("provider_holiday", "wks_provider_extensions"),
            Map.entry("provider_payment", "wks_billing"),
            Map.entry("care", "wks_service"),
            Map.entry("claim", "wks_claim"),
            Map.entry("claim_attendance", "wks_attendance"),
            Map.entry("document", "wks_document"),
            Map.entry("note", "wks_note"));

    private EntityNames() {}

    /** The entity type of a path's name; a name that is not in the list stands for itself. */
    static String entityType(String name) {
        return ENTITY_TYPES.getOrDefault(name, name);
    }
}

package dev.cc5.syncfile;

import java.util.List;

/**
 * The rows {@code 00} to {@code 03} of a sync file.
 *
 * @param keys the codes of row {@code 02}; the first fields of row {@code 03}, in the same order
 * @param fields row {@code 03}
 */
public record Header(
        String customerCode,
        String fileType,
        String createTime,
        String referenceId,
        String entityType,
        String workspace,
        String bucket,
        String dataSource,
        String actionCode,
        List<String> keys,
        List<Field> fields) {
    /** More fields than any table has; the limit keeps a broken row 03 from filling the memory. */
    public static final int MOST_FIELDS = 10_000;

    public Header {
        keys = List.copyOf(keys);
        fields = List.copyOf(fields);
    }

    /** Whether the fields of the key are the first ones, as they have to be unless somebody is lenient. */
    boolean keysComeFirst() {
        for (int i = 0; i < keys.size(); i++) {
            if (!fields.get(i).code().equals(keys.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Where among the fields those of the key stand, from 0. */
    int[] keyPlaces() {
        int[] places = new int[keys.size()];
        for (int i = 0; i < places.length; i++) {
            while (!fields.get(places[i]).code().equals(keys.get(i))) {
                places[i]++;
            }
        }
        return places;
    }

    /** The same with another reference id. */
    public Header withReferenceId(String id) {
        return new Header(
                customerCode,
                fileType,
                createTime,
                id,
                entityType,
                workspace,
                bucket,
                dataSource,
                actionCode,
                keys,
                fields);
    }
}

package dev.cc5.syncfile;

import java.util.List;
import java.util.stream.IntStream;

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
    public Header {
        keys = List.copyOf(keys);
        fields = List.copyOf(fields);
    }

    /** Whether the fields of the key are the first ones, as they have to be unless somebody is lenient. */
    boolean keysComeFirst() {
        return keyPlaces().equals(IntStream.range(0, keys.size()).boxed().toList());
    }

    /** Where among the fields those of the key stand, from 0. */
    List<Integer> keyPlaces() {
        List<String> codes = fields.stream().map(Field::code).toList();
        return keys.stream().map(codes::indexOf).toList();
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

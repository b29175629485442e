package dev.cc5.lambda.event;

import java.util.List;

/**
 * What one message tells.
 *
 * @param created the objects that were written, in the message's order
 * @param ignored how many other things it told that call for nothing: removed, restored or tagged objects, folders,
 *     tests
 */
public record Notice(List<ObjectCreated> created, int ignored) {
    public Notice {
        created = List.copyOf(created);
    }

    static Notice nothing() {
        return new Notice(List.of(), 1);
    }

    static Notice one(ObjectCreated created) {
        return new Notice(List.of(created), 0);
    }

    Notice believed() {
        return new Notice(created.stream().map(ObjectCreated::believed).toList(), ignored);
    }

    static Notice all(List<Notice> notices) {
        return new Notice(
                notices.stream().flatMap(notice -> notice.created().stream()).toList(),
                notices.stream().mapToInt(Notice::ignored).sum());
    }
}

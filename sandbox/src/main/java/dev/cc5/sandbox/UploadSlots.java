package dev.cc5.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

/** Step 1, {@code POST /appfile/file/path}: a place for a file, and the URL to put it there. */
final class UploadSlots {
    private static final int LONGEST_NAME = 255;
    /** What the file system below S3 can take, with what S3Proxy hangs on while it writes. */
    private static final int LONGEST_NAME_IN_KEY = 150;

    private static final Pattern ENTITY_TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[/\\\\\\p{Cntrl}]");

    private final FileRegister register;
    private final UrlSigner signer;
    private final Tenancy tenancy;
    private final Clock clock;

    UploadSlots(FileRegister register, UrlSigner signer, Tenancy tenancy, Clock clock) {
        this.register = register;
        this.signer = signer;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    Answer answer(Call call) {
        StoredFile file = file(new RequestFields(call.body()));
        register.add(file);
        return Answer.success(Answer.object("Data", data(file)));
    }

    /** What is told of a file by step 1, and by step 3 again. */
    Map<String, Object> data(StoredFile file) {
        Map<String, Object> about = Answer.object(
                "Name", file.name(),
                "Folder", file.folder(),
                "Category", file.category(),
                "EntityType", file.entityType(),
                "Description", file.description(),
                "Tags", Json.read(file.tags()),
                "Metadata", Json.read(file.metadata()));
        about.values().removeIf(""::equals);
        return Answer.object(
                "ActionId", file.actionId(),
                "File", about,
                "FileId", file.id(),
                "FilePath", file.path(),
                "Url", signer.signPut(S3Server.BUCKET, file.key()));
    }

    private StoredFile file(RequestFields fields) {
        tenancy.checkBody(fields, fields.required("WorkspaceId"), fields.required("BucketId"));
        String entityType = fields.required("EntityType");
        if (!entityType.isBlank() && !ENTITY_TYPE.matcher(entityType).matches()) {
            fields.issue("InvalidEntityType", "EntityType", "There is no such entity type.");
        }
        String name = fields.required("FileName");
        if (NOT_IN_A_NAME.matcher(name).find() || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            fields.issue("InvalidFileName", "FileName", "A file's name has no slashes and at most 255 bytes.");
        }
        String folder = folder(fields);
        String id = Ids.next();
        StoredFile file = new StoredFile(
                id,
                fields.text("ActionId").filter(given -> !given.isBlank()).orElseGet(Ids::next),
                entityType,
                name,
                folder,
                fields.text("Category").orElse(""),
                fields.texts("Tags").toString(),
                fields.object("Metadata").toString(),
                fields.text("Description").orElse(""),
                key(folder, id, name),
                clock.instant());
        fields.verify();
        return file;
    }

    private static String folder(RequestFields fields) {
        String folder = fields.text("Folder").orElse("").replaceAll("^/+|/+$", "");
        boolean walks = Arrays.stream(folder.split("/", -1))
                .anyMatch(segment -> segment.isBlank() && !folder.isEmpty() || segment.matches("\\.{1,2}"));
        if (walks || folder.contains("\\") || folder.chars().anyMatch(Character::isISOControl)) {
            fields.issue("InvalidFolder", "Folder", "A folder is a path of names, without '..' and empty names.");
        }
        return folder;
    }

    /** Unique by the id; what file systems without UTF-8 cannot take is replaced. */
    private static String key(String folder, String id, String name) {
        String place = folder.isEmpty() ? "" : plain(folder) + "/";
        String shortened = plain(name);
        shortened = shortened.substring(Math.max(0, shortened.length() - LONGEST_NAME_IN_KEY));
        return place + id + "/" + shortened;
    }

    private static String plain(String text) {
        return text.replaceAll("[^ -~]", "_");
    }
}

package io.careflow.local;

import io.careflow.platform.StartFailure;
import io.careflow.platform.protection.Keysets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.function.Supplier;

/** The keys that protect personal data in local mode: made once, in {@code keys} below the home, for its owner's eyes. */
record LocalKeys(Path home) {

    /** @throws StartFailure if they cannot be kept, or are gone while there are data that only they can read */
    Map<String, Object> properties() {
        return Map.of(
                "careflow.protection.encryption-keyset", keyset("encryption.json", Keysets::newEncryptionKeyset),
                "careflow.protection.search-keyset", keyset("search.json", Keysets::newSearchKeyset),
                "careflow.protection.audit-keyset", keyset("audit.json", Keysets::newSearchKeyset),
                "careflow.protection.link-keyset", links());
    }

    /** Data are read without it: links that were sent before it was lost end with it. */
    private String links() {
        var file = home.resolve("keys").resolve("link.json");
        try {
            if (!Files.exists(file)) {
                create(file, Keysets.newLinkKeyset());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw unkept(file, e);
        }
    }

    private static StartFailure unkept(Path file, IOException e) {
        return new StartFailure("Cannot keep the key %s: %s".formatted(file, e), e);
    }

    private String keyset(String name, Supplier<String> fresh) {
        var file = home.resolve("keys").resolve(name);
        try {
            if (!Files.exists(file)) {
                if (Files.exists(home.resolve("postgres/global"))) {
                    throw new StartFailure(
                            "%s is missing, and without it the personal data in the database cannot be read: put it back, or delete %s to start over."
                                    .formatted(file, home));
                }
                create(file, fresh.get());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw unkept(file, e);
        }
    }

    /** Made aside and moved into place, so that a start that was killed half-way leaves no half key. */
    private static void create(Path file, String keyset) throws IOException {
        Files.createDirectories(file.getParent());
        var partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(partial);
        }
        Files.writeString(partial, keyset, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }
}

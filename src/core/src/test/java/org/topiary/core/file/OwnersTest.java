// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersTest {
    private static final Set<PosixFilePermission> LIKE_TMP = PosixFilePermissions.fromString("rwxrwxrwx");
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwxr-xr-x");

    @TempDir
    private Path folder;

    private record User(String name) implements UserPrincipal {
        @Override
        public String getName() {
            return name;
        }
    }

    @Test
    void aLinkIsPlantedIfItIsAnotherUsersInAFolderThatOthersCanWriteTo() {
        User me = new User("me");
        User root = new User("root");
        User other = new User("other");

        assertThat(Owners.isPlanted(other, root, LIKE_TMP, me)).isTrue();
        assertThat(Owners.isPlanted(other, me, PosixFilePermissions.fromString("rwxrwx---"), me))
                .isTrue();
        assertThat(Owners.isPlanted(other, root, LIKE_TMP, null)).isTrue();
        assertThat(Owners.isPlanted(me, root, LIKE_TMP, me)).isFalse();
        assertThat(Owners.isPlanted(root, root, LIKE_TMP, me)).isFalse();
        assertThat(Owners.isPlanted(other, root, PRIVATE, me)).isFalse();
    }

    @Test
    void anOwnLinkInAnOpenFolderIsFollowed() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "old");
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, LIKE_TMP);
        Path link = Files.createSymbolicLink(open.resolve("link"), target);

        assertThat(Owners.isPlanted(link)).isFalse();
        SafeFile.write(link, new byte[] {'n'});
        assertThat(target).hasContent("n");
    }

    @Test
    void accessOfOthersCanBeRemoved() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
        assertThat(Owners.isOpenToOthers(file)).isTrue();

        Owners.restrictToOwner(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwx------");
        assertThat(Owners.isOpenToOthers(file)).isFalse();
    }
}

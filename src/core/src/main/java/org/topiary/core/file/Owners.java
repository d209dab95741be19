// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads and restricts the permissions of files, on file systems that have owners. Any thread that may block on a disk.
 */
public final class Owners {
    private static final Set<PosixFilePermission> OTHERS_PERMISSIONS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private Owners() {}

    /** Whether users other than the owner have any access to a file or folder; false if that is unknown. */
    public static boolean isOpenToOthers(Path file) throws IOException {
        return openAccess(file).isPresent();
    }

    /**
     * Permissions, owner and group of a file or folder that other users have access to, such as {@code rwxr-x--- ada
     * staff}; empty if they have none, or that is unknown.
     */
    public static Optional<String> openAccess(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return Optional.empty();
        }
        PosixFileAttributes now = view.readAttributes();
        return now.permissions().stream().anyMatch(OTHERS_PERMISSIONS::contains)
                ? Optional.of(PosixFilePermissions.toString(now.permissions()) + " "
                        + now.owner().getName() + " " + now.group().getName())
                : Optional.empty();
    }

    /** Removes all access of other users to a file or folder. */
    public static void restrictToOwner(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && isOpenToOthers(file)) {
            Set<PosixFilePermission> own = EnumSet.copyOf(view.readAttributes().permissions());
            own.removeAll(OTHERS_PERMISSIONS);
            view.setPermissions(own);
        }
    }

    /**
     * Whether a link is in a folder that others can write to, and belongs neither to this user nor to the owner of the
     * folder.
     */
    static boolean isPlanted(Path link) throws IOException {
        PosixFileAttributeView folder = Files.getFileAttributeView(
                Objects.requireNonNull(link.toAbsolutePath().getParent()), PosixFileAttributeView.class);
        if (folder == null) {
            return false;
        }
        PosixFileAttributes attributes = folder.readAttributes();
        return isPlanted(
                Files.getOwner(link, LinkOption.NOFOLLOW_LINKS),
                attributes.owner(),
                attributes.permissions(),
                self(link));
    }

    /**
     * The rule that Linux applies in folders such as {@code /tmp} (proc_sys_fs(5), protected_symlinks).
     *
     * @param self this user; null if unknown
     */
    static boolean isPlanted(
            UserPrincipal link,
            UserPrincipal folder,
            Set<PosixFilePermission> permissions,
            @Nullable UserPrincipal self) {
        boolean open = permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE);
        return open && !link.equals(folder) && !link.equals(self);
    }

    private static @Nullable UserPrincipal self(Path link) {
        try {
            return link.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name", ""));
        } catch (IOException | UnsupportedOperationException e) {
            // For example in a container, where a user may have a number but no name.
            return null;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.topiary.core.text.ForeignText;

/**
 * Finds the files that an imported connection names; opens none. A name on another computer is not even looked up: that
 * alone would connect to it, and on Windows log in to it.
 */
final class LocalFiles {
    private static final Pattern WINDOWS = Pattern.compile("([A-Za-z]:[\\\\/]|\\\\\\\\).*");
    /** Names that begin with two slashes of either kind: UNC paths, and the devices of Windows. */
    private static final Pattern ELSEWHERE = Pattern.compile("[\\\\/]{2}.*", Pattern.DOTALL);
    /** Folders that mount other computers when a name below them is looked up, and those of devices. */
    private static final Set<String> NOT_OF_THE_DISK = Set.of("net", "afs", "Network", "dev", "proc", "sys");

    private final Path home;
    private final Optional<Path> folder;

    /**
     * @param home what {@code ~} stands for
     * @param folder of the file that is imported; empty: it is a text
     */
    LocalFiles(Path home, Optional<Path> folder) {
        this.home = home;
        this.folder = folder;
    }

    /** Whether this names no file on a disk of this computer, but a share, a device or a pipe. May ask the disk. */
    static boolean isForbidden(String name) {
        if (ELSEWHERE.matcher(name.strip()).matches()) {
            return true;
        }
        try {
            Path path = Path.of(name).toAbsolutePath().normalize();
            // Of a Windows drive, a folder may well have such a name: C:/dev.
            boolean special = path.startsWith("/")
                    && path.getNameCount() > 0
                    && NOT_OF_THE_DISK.contains(path.getName(0).toString());
            return special || (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * The file as the profile is to name it: absolute where it is there. One that is missing, or relative to a folder
     * that is not known, keeps the name it has, and is told. Empty, and told, for what is no file on this computer's
     * disks.
     *
     * @param what it is for, in words
     */
    Optional<String> resolve(String name, String what, Consumer<String> notes) {
        try {
            Path path = name.startsWith("~/") ? home.resolve(name.substring(2)) : Path.of(name);
            boolean relative = !path.isAbsolute() && !WINDOWS.matcher(name).matches();
            Optional<Path> beside = relative
                    ? folder.map(each -> each.resolve(path).toAbsolutePath().normalize())
                    : Optional.empty();
            if (isForbidden(name) || isForbidden(beside.orElse(path).toString())) {
                notes.accept(ImportTexts.get("import.file.forbidden", what, ForeignText.quoted(name)));
                return Optional.empty();
            }
            if (relative) {
                Optional<String> found = beside.filter(Files::isRegularFile).map(Path::toString);
                if (found.isEmpty()) {
                    notes.accept(ImportTexts.get("import.file.relative", what, name));
                }
                return Optional.of(found.orElse(name));
            }
            if (!Files.isRegularFile(path)) {
                notes.accept(ImportTexts.get("import.file.missing", what, name));
                return Optional.of(name);
            }
            return Optional.of(path.toString());
        } catch (InvalidPathException e) {
            notes.accept(ImportTexts.get("import.file.missing", what, name));
            return Optional.of(name);
        }
    }
}

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
import org.topiary.core.text.Phrase;

/**
 * Resolves the files that an imported connection names, without opening them. A name on another computer is not even
 * looked up: that alone would connect to it, and on Windows log in to it.
 */
final class LocalFiles {
    private static final Pattern WINDOWS = Pattern.compile("([A-Za-z]:[\\\\/]|\\\\\\\\).*");
    /** Names that begin with two slashes of either kind: UNC paths, and the devices of Windows. */
    private static final Pattern UNC_PATH = Pattern.compile("[\\\\/]{2}.*", Pattern.DOTALL);
    /** Folders that mount other computers when a name below them is looked up, and those of devices. */
    private static final Set<String> SPECIAL_FOLDERS = Set.of("net", "afs", "Network", "dev", "proc", "sys");

    private final Path home;
    private final Optional<Path> folder;

    /**
     * @param home the folder that {@code ~} refers to
     * @param folder folder of the file that is imported; empty for a text
     */
    LocalFiles(Path home, Optional<Path> folder) {
        this.home = home;
        this.folder = folder;
    }

    /**
     * Whether this names a share, a device or a pipe instead of a file on a disk of this computer. May access the disk.
     */
    static boolean isForbidden(String name) {
        if (UNC_PATH.matcher(name.strip()).matches()) {
            return true;
        }
        try {
            Path path = Path.of(name).toAbsolutePath().normalize();
            // On a Windows drive, a folder may have such a name: C:/dev.
            boolean special = path.startsWith("/")
                    && path.getNameCount() > 0
                    && SPECIAL_FOLDERS.contains(path.getName(0).toString());
            return special || (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * The file name for the profile: absolute if the file exists. A file that is missing, or relative to an unknown
     * folder, keeps its name, with a note. Empty, with a note, for anything that is not a file on this computer's
     * disks.
     *
     * @param what the purpose of the file, in words
     */
    Optional<String> resolve(String name, Phrase what, Consumer<Phrase> notes) {
        try {
            Path path = name.startsWith("~/") ? home.resolve(name.substring(2)) : Path.of(name);
            boolean relative = !path.isAbsolute() && !WINDOWS.matcher(name).matches();
            Optional<Path> beside = relative
                    ? folder.map(each -> each.resolve(path).toAbsolutePath().normalize())
                    : Optional.empty();
            if (isForbidden(name) || isForbidden(beside.orElse(path).toString())) {
                notes.accept(Phrase.of("import.file.forbidden", what, ForeignText.quoted(name)));
                return Optional.empty();
            }
            if (relative) {
                Optional<String> found = beside.filter(Files::isRegularFile).map(Path::toString);
                if (found.isEmpty()) {
                    notes.accept(Phrase.of("import.file.relative", what, name));
                }
                return Optional.of(found.orElse(name));
            }
            if (!Files.isRegularFile(path)) {
                notes.accept(Phrase.of("import.file.missing", what, name));
                return Optional.of(name);
            }
            return Optional.of(path.toString());
        } catch (InvalidPathException e) {
            notes.accept(Phrase.of("import.file.missing", what, name));
            return Optional.of(name);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.topiary.core.file.Owners;
import org.topiary.core.file.SafeFile;
import org.topiary.core.text.ExplainedIOException;
import org.topiary.core.text.Phrase;
import org.topiary.profiles.json.JsonFileReasons;

/** The location of settings, profiles and logs. */
public final class DataDir {
    private DataDir() {}

    /** The folder for this user by this system's convention; creates nothing. */
    public static Path byConvention() {
        return byConvention(
                System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")), System.getenv());
    }

    /**
     * The convention of a system: XDG on Linux and similar systems, APPDATA on Windows, Application Support on macOS.
     */
    static Path byConvention(String osName, Path home, Map<String, String> environment) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("win") && !os.contains("darwin")) {
            String roaming = environment.get("APPDATA");
            Path base = roaming == null || roaming.isBlank()
                    ? home.resolve("AppData").resolve("Roaming")
                    : Path.of(roaming);
            return base.resolve("Topiary");
        }
        if (os.contains("mac") || os.contains("darwin")) {
            return home.resolve("Library").resolve("Application Support").resolve("Topiary");
        }
        // The XDG base directory specification: a relative path is invalid and must be ignored.
        String xdg = environment.get("XDG_CONFIG_HOME");
        boolean usable = xdg != null && Path.of(xdg).isAbsolute();
        return (usable ? Path.of(xdg) : home.resolve(".config")).resolve("topiary");
    }

    /**
     * Permissions, owner and group of a data folder that other users of this computer can open; empty if they cannot,
     * or if that is not known.
     */
    public static Optional<String> openAccess(Path folder) {
        try {
            return Owners.openAccess(folder);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Makes a data folder accessible to its owner only.
     *
     * @throws IOException if its permissions cannot be changed, or the change has no effect
     */
    public static void restrict(Path folder) throws IOException {
        Owners.restrictToOwner(folder);
        if (Owners.isOpenToOthers(folder)) {
            throw new IOException("its file system does not store permissions");
        }
    }

    /**
     * The folder to use. If it does not exist, creates it, readable by its owner only where the file system has owners.
     * Permissions of an existing folder are not changed.
     *
     * @param chosen the folder that the user named, or null for the convention
     * @throws IOException with a sentence that names the folder, the reason and the way out
     */
    public static Path open(@Nullable Path chosen) throws IOException {
        Path folder =
                (chosen == null ? byConvention() : chosen).toAbsolutePath().normalize();
        try {
            SafeFile.createFolder(folder);
            return folder;
        } catch (IOException | UnsupportedOperationException e) {
            throw new ExplainedIOException(
                    Phrase.of("start.folder.notCreated", folder.toString(), JsonFileReasons.of(e)), e);
        }
    }
}

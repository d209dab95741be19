// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.platform;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds out whether a window can be shown, so that the program can name what is missing in one line. */
public final class DisplayCheck {
    /**
     * Libraries that JavaFX loads on Linux to draw text, with the packages that provide them (Debian and Ubuntu;
     * Fedora).
     */
    private static final Map<String, String> TEXT_LIBRARIES = Map.of(
            "libfreetype.so.6", "libfreetype6 (Fedora: freetype)",
            "libpangoft2-1.0.so.0", "libpangoft2-1.0-0 (Fedora: pango)");

    /** Libraries that it also loads for a window. */
    private static final Map<String, String> WINDOW_LIBRARIES = Map.of(
            "libgtk-3.so.0", "libgtk-3-0 (Fedora: gtk3)",
            "libGL.so.1", "libgl1 (Fedora: mesa-libGL)",
            "libXtst.so.6", "libxtst6 (Fedora: libXtst)",
            "libXxf86vm.so.1", "libxxf86vm1 (Fedora: libXxf86vm)");

    /**
     * Where most distributions have them. Asking the system's loader works everywhere, but the first call of native
     * code loads many classes.
     */
    private static final List<String> FOLDERS =
            List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64");

    private DisplayCheck() {}

    static boolean isLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    /** Whether there is a display to show a window on. */
    public static boolean hasDisplay(Map<String, String> environment) {
        return !isLinux() || isSet(environment.get("DISPLAY"));
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    /**
     * The packages whose libraries are missing; empty if none is.
     *
     * @param window whether a window is to be shown, not only a screenshot created
     */
    public static Set<String> missingPackages(boolean window) {
        Map<String, String> wanted = new HashMap<>(TEXT_LIBRARIES);
        if (window) {
            wanted.putAll(WINDOW_LIBRARIES);
        }
        Set<String> missing = new TreeSet<>();
        if (isLinux()) {
            wanted.forEach((library, packages) -> {
                if (!canLoad(library)) {
                    missing.add(packages);
                }
            });
        }
        return missing;
    }

    @SuppressWarnings("restricted") // the libraries are only opened, nothing is called
    private static boolean canLoad(String library) {
        if (FOLDERS.stream().anyMatch(folder -> Files.exists(Path.of(folder, library)))) {
            return true;
        }
        try {
            // Stays loaded: JavaFX, which is starting in parallel, loads it next.
            SymbolLookup _ = SymbolLookup.libraryLookup(library, Arena.global());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.exchange;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.topiary.app.viewmodel.Texts;

/** Finds the files that an imported connection names. */
final class LocalFiles {
    private static final Pattern WINDOWS = Pattern.compile("([A-Za-z]:[\\\\/]|\\\\\\\\).*");

    private final Path home;
    private final Optional<Path> folder;

    LocalFiles(Path home, Optional<Path> folder) {
        this.home = home;
        this.folder = folder;
    }

    /**
     * The file as the profile is to name it: absolute where it is there. One that is missing, or relative to a folder that is not known,
     * keeps the name it has, and is told.
     *
     * @param what it is for, in words
     */
    String resolve(String name, String what, Consumer<String> notes) {
        try {
            Path path = name.startsWith("~/") ? home.resolve(name.substring(2)) : Path.of(name);
            if (!path.isAbsolute() && !WINDOWS.matcher(name).matches()) {
                Optional<Path> beside = folder.map(each -> each.resolve(path)).filter(Files::isRegularFile);
                if (beside.isPresent()) {
                    return beside.get().toAbsolutePath().normalize().toString();
                }
                notes.accept(Texts.get("import.file.relative", what, name));
                return name;
            }
            if (!Files.isRegularFile(path)) {
                notes.accept(Texts.get("import.file.missing", what, name));
                return name;
            }
            return path.toString();
        } catch (InvalidPathException e) {
            notes.accept(Texts.get("import.file.missing", what, name));
            return name;
        }
    }
}

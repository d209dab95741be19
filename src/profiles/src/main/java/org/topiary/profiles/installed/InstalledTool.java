// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.installed;

import java.nio.file.Path;
import org.topiary.profiles.exchange.Importer;

/**
 * Another MQTT client that was found on this computer.
 *
 * @param name as its makers write it
 * @param file what {@link Importer#read(Path)} reads
 * @param place the file as a person reads it, with {@code ~} for the home folder
 */
public record InstalledTool(String name, Path file, String place) {
    /** Where the file lies, as {@link #place} says it. */
    public String folder() {
        Path folder = Path.of(place).getParent();
        return folder == null ? place : folder.toString();
    }
}

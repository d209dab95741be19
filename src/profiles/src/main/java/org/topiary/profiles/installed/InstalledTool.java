// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.installed;

import java.nio.file.Path;
import org.topiary.profiles.exchange.Importer;

/**
 * Another MQTT client that was found on this computer.
 *
 * @param name the product's name
 * @param file the file for {@link Importer#read(Path)}
 * @param place the path for display, with {@code ~} for the home folder
 */
public record InstalledTool(String name, Path file, String place) {
    /** The folder of the file, in the form of {@link #place}. */
    public String folder() {
        Path folder = Path.of(place).getParent();
        return folder == null ? place : folder.toString();
    }
}

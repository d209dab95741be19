// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.exchange;

import java.nio.file.Path;

/**
 * Another MQTT client that was found on this computer.
 *
 * @param name as its makers write it
 * @param file what {@link Importer#read(Path)} reads
 */
public record InstalledTool(String name, Path file) {}

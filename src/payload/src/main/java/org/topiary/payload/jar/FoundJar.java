// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.jar;

import org.topiary.core.text.Phrase;

/**
 * A jar in the folder of the user.
 *
 * @param file its name
 * @param sha256 of its content, in hex; empty if it could not be read
 * @param problem why it could not be read; otherwise {@link Phrase#NONE}
 */
public record FoundJar(String file, String sha256, Phrase problem) {}

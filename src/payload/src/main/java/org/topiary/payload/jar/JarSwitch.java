// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.jar;

/**
 * What the user decided about a jar.
 *
 * @param file its name in the folder
 * @param sha256 of the content that the user was warned about, in hex
 * @param on whether it may run
 */
public record JarSwitch(String file, String sha256, boolean on) {}

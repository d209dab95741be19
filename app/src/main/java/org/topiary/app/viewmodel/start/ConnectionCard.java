// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

/**
 * What a card of the start page says.
 *
 * @param id of the profile
 * @param address as a URL, with the user name if there is one
 * @param lastUsed in words
 * @param folder names of folders with slashes between; empty: none
 * @param colour {@code #rrggbb}; empty: none
 */
public record ConnectionCard(
        String id, String name, String address, String lastUsed, boolean encrypted, String folder, String colour) {}

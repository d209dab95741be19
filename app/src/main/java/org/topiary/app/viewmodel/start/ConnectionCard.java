// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

/**
 * The content of a card on the start page.
 *
 * @param id of the profile
 * @param address as a URL, with the user name if there is one
 * @param lastUsed as text
 * @param folder folder names separated by slashes; empty: none
 * @param colour {@code #rrggbb}; empty: none
 */
public record ConnectionCard(
        String id, String name, String address, String lastUsed, boolean encrypted, String folder, String colour) {}

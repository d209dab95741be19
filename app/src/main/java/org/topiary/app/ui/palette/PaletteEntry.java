// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.palette;

import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/**
 * Something that the palette found.
 *
 * @param id the same whenever it is found again, so that entries used recently come first
 * @param detail shown after the title, in grey; empty: nothing
 * @param keys shown at the right; empty: none
 * @param obstacle why it cannot run now, a sentence; empty if it can
 * @param rating of {@link FuzzyMatch}
 */
public record PaletteEntry(
        String id,
        Feather icon,
        String title,
        String detail,
        String keys,
        Optional<String> obstacle,
        int rating,
        Runnable run) {}

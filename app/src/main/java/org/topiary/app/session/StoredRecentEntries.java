// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.session;

import java.util.List;
import java.util.Optional;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.ui.palette.RecentEntries;

/** The recent entries of the palette in the settings. */
public final class StoredRecentEntries {
    private static final String ID = "palette.recent";

    private StoredRecentEntries() {}

    /** The recent entries; each choice is saved. */
    public static RecentEntries of(SettingsStore settings) {
        String stored = settings.get().values().getOrDefault(ID, "");
        return new RecentEntries(
                stored.isEmpty() ? List.of() : stored.lines().toList(),
                ids -> settings.update(now -> now.withValue(ID, Optional.of(String.join("\n", ids)))));
    }
}

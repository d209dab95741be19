// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.session;

import java.util.Optional;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.viewmodel.table.TableLayouts;

/** The layouts of tables in the settings, the same for all sessions. */
final class StoredTables implements TableLayouts.Store {
    private static final String ID = "tables";

    private final SettingsStore settings;

    StoredTables(SettingsStore settings) {
        this.settings = settings;
    }

    @Override
    public String load() {
        return settings.get().values().getOrDefault(ID, "");
    }

    @Override
    public void save(String text) {
        settings.update(value -> value.withValue(ID, Optional.of(text)));
    }
}

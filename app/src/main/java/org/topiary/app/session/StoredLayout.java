// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.session;

import org.topiary.app.store.SettingsStore;
import org.topiary.app.ui.panel.LayoutMemory;

/** The layout of the workbench in the settings, the same for all sessions. */
final class StoredLayout implements LayoutMemory {
    private final SettingsStore settings;

    StoredLayout(SettingsStore settings) {
        this.settings = settings;
    }

    @Override
    public double size(String name, double initial) {
        return settings.get().sizes().getOrDefault(name, initial);
    }

    @Override
    public void resized(String name, double size) {
        settings.update(value -> value.withSize(name, size));
    }

    @Override
    public String open(String part, String initial) {
        return settings.get().openPanels().getOrDefault(part, initial);
    }

    @Override
    public void opened(String part, String panel) {
        settings.update(value -> value.withOpenPanel(part, panel));
    }
}

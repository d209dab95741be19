// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import org.topiary.app.store.SettingsStore;

/**
 * The positions of the dividers as set by the user, as shares of the width or height, 0 to 1. Saved in the settings.
 */
public final class DividerPlaces {
    private final SettingsStore settings;

    public DividerPlaces(SettingsStore settings) {
        this.settings = settings;
    }

    /** @param first the position of a divider that was never moved */
    public double of(String name, double first) {
        return settings.get().dividers().getOrDefault(name, first);
    }

    public void moved(String name, double share) {
        settings.update(value -> value.withDivider(name, share));
    }
}

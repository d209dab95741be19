// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.session;

import javafx.scene.control.SplitPane;

import org.topiary.app.store.SettingsStore;

/** Lets the divider of a split pane stand where the user left it. */
public final class Dividers {
    private final SettingsStore settings;

    public Dividers(SettingsStore settings) {
        this.settings = settings;
    }

    /**
     * @param pane a split pane with one divider
     * @param name what it is kept under
     * @param share where it stands the first time, 0 to 1
     */
    void keep(SplitPane pane, String name, double share) {
        pane.setDividerPositions(settings.get().dividers().getOrDefault(name, share));
        pane.getDividers().getFirst().positionProperty().subscribe((old, position) -> {
            if (pane.getScene() != null) {
                settings.update(value -> value.withDivider(name, position.doubleValue()));
            }
        });
    }
}

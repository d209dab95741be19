// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import java.util.List;
import org.topiary.app.text.Texts;

/**
 * Settings that belong together, in the order in which the page shows them.
 *
 * @param id its title has the text key {@code settings.ID}
 */
public record SettingGroup(String id, List<Setting<?>> settings) {
    public SettingGroup {
        settings = List.copyOf(settings);
    }

    /** Its heading. */
    public String title() {
        return Texts.get("settings." + id);
    }
}

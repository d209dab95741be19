// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.ArrayList;
import java.util.List;
import org.topiary.app.viewmodel.settings.AppearanceSettings;
import org.topiary.app.viewmodel.settings.CommandSettings;
import org.topiary.app.viewmodel.settings.ConfirmationSettings;
import org.topiary.app.viewmodel.settings.MessageSettings;
import org.topiary.app.viewmodel.settings.ProgramSettings;
import org.topiary.app.viewmodel.settings.SettingGroup;
import org.topiary.app.viewmodel.settings.TreeSettings;

/** The settings of all features, in the order in which the settings page lists them. */
final class AllSettings {
    private AllSettings() {}

    /** @param more groups that the environment adds */
    static List<SettingGroup> groups(List<SettingGroup> more) {
        List<SettingGroup> groups = new ArrayList<>(List.of(
                AppearanceSettings.GROUP,
                TreeSettings.GROUP,
                MessageSettings.GROUP,
                CommandSettings.GROUP,
                ConfirmationSettings.GROUP,
                ProgramSettings.NETWORK_GROUP,
                ProgramSettings.FOLDER_GROUP));
        groups.addAll(more);
        // Last, because it is the longest.
        groups.add(ProgramSettings.KEYS_GROUP);
        return groups;
    }
}

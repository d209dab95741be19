// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.settings;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.topiary.app.ui.settings.SettingControl;
import org.topiary.app.viewmodel.settings.LiveSettings;
import org.topiary.app.viewmodel.settings.Setting;
import org.topiary.app.viewmodel.settings.SettingGroup;
import org.topiary.app.viewmodel.settings.SettingsViewModel;

/**
 * Makes the settings page whenever a window opens it.
 *
 * @param live the settings
 * @param groups all settings
 * @param controls makes the controls of settings that have their own, by the ids of the settings
 * @param moreWords what the control of a setting shows, part by part, for the search
 */
public record SettingsPages(
        LiveSettings live,
        List<SettingGroup> groups,
        Map<String, Supplier<SettingControl>> controls,
        Function<Setting<?>, List<String>> moreWords) {
    /** @param close closes the page */
    public SettingsView open(Runnable close) {
        return new SettingsView(new SettingsViewModel(live, groups, moreWords), controls, close);
    }
}

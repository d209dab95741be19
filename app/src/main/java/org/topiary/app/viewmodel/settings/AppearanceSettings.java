// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import java.util.List;
import org.topiary.app.store.Settings;
import org.topiary.app.store.Settings.Theme;

/** How the windows look. */
public final class AppearanceSettings {
    public static final Setting<Theme> THEME = Setting.of(
                    "theme", new SettingKind.Choice<>(Theme.class), Settings.DEFAULT.theme())
            .in(Settings::theme, Settings::withTheme);

    /** Percent of the normal size. */
    public static final Setting<Integer> TEXT_SIZE =
            Setting.of("text-size", new SettingKind.WholeNumber(80, 200, 10), 100);

    public static final SettingGroup GROUP = new SettingGroup("appearance", List.of(THEME, TEXT_SIZE));

    private AppearanceSettings() {}
}

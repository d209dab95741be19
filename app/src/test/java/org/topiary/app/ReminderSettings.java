// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.List;
import org.topiary.app.viewmodel.settings.Setting;
import org.topiary.app.viewmodel.settings.SettingGroup;
import org.topiary.app.viewmodel.settings.SettingKind;

/** A setting that a feature adds: this class is all that it needs. */
final class ReminderSettings {
    /** Minutes; 0: never. */
    static final Setting<Integer> BREAK = Setting.of("reminder-break", new SettingKind.WholeNumber(0, 120, 5), 45)
            .words("Remind of breaks", "After how many minutes to remind you; 0 means never.", "tea coffee pause");

    static final SettingGroup GROUP = new SettingGroup("appearance", List.of(BREAK));

    private ReminderSettings() {}
}

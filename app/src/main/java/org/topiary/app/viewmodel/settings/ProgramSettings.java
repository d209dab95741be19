// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import java.util.List;
import java.util.Map;
import org.topiary.app.store.Settings;
import org.topiary.app.viewmodel.settings.Setting.Effect;
import org.topiary.mqtt.profile.ProxyChoice;

/** The settings that have controls of their own. */
public final class ProgramSettings {
    public static final Setting<Map<String, List<String>>> KEYS = Setting.of(
                    "keys", new SettingKind.Custom<Map<String, List<String>>>(), Map.<String, List<String>>of())
            .in(Settings::keys, Settings::withKeys);

    public static final Setting<ProxyChoice> PROXY = Setting.of(
                    "proxy", new SettingKind.Custom<ProxyChoice>(), ProxyChoice.DEFAULT)
            .in(Settings::defaultProxy, Settings::withDefaultProxy)
            .effect(Effect.NEW_CONNECTIONS);

    /** Set on the command line only. */
    public static final Setting<String> DATA_FOLDER = Setting.fixed("data-folder");

    public static final SettingGroup KEYS_GROUP = new SettingGroup("keys", List.of(KEYS));
    public static final SettingGroup NETWORK_GROUP = new SettingGroup("network", List.of(PROXY));
    public static final SettingGroup FOLDER_GROUP = new SettingGroup("folder", List.of(DATA_FOLDER));

    private ProgramSettings() {}
}

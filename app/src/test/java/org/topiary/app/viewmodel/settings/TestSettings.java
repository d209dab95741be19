// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import java.nio.file.Path;
import java.util.List;
import org.topiary.app.store.SettingsStore;

/** Settings of every kind, kept in a folder. */
final class TestSettings implements AutoCloseable {
    enum Shape {
        ROUND,
        SQUARE
    }

    static final Setting<Integer> SIZE = Setting.of("size", new SettingKind.WholeNumber(10, 500, 10), 100)
            .words("Size", "How large things are", "zoom");
    static final Setting<Boolean> LOUD =
            Setting.of("loud", new SettingKind.Switch(), true).words("Sound", "Whether it beeps", "noise");
    static final Setting<Shape> SHAPE = Setting.of("shape", new SettingKind.Choice<>(Shape.class), Shape.ROUND)
            .words("Shape", "Of the corners", "edge");
    static final Setting<String> NAME = Setting.of(
                    "name", new SettingKind.Text(text -> text.contains("!") ? "Remove the exclamation mark." : ""), "")
            .words("Name", "Yours", "user");
    static final SettingGroup GROUP = new SettingGroup("appearance", List.of(SIZE, LOUD, SHAPE, NAME));

    final SettingsStore store;
    final LiveSettings live;

    TestSettings(Path folder) {
        store = new SettingsStore(folder, problem -> {});
        live = new LiveSettings(store, Runnable::run);
        live.start();
    }

    SettingsViewModel model() {
        return new SettingsViewModel(live, List.of(GROUP), setting -> List.of());
    }

    @SuppressWarnings("unchecked") // the caller names the setting that it looks for
    static <T> SettingEntry<T> entry(SettingsViewModel model, Setting<T> setting) {
        return (SettingEntry<T>) model.find(setting.id()).orElseThrow();
    }

    @Override
    public void close() {
        store.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.palette.FuzzyMatch;
import org.topiary.app.ui.palette.PaletteEntry;
import org.topiary.app.ui.palette.PaletteSource;
import org.topiary.app.viewmodel.settings.Setting;
import org.topiary.app.viewmodel.settings.SettingGroup;

/** Settings in the palette. */
final class GoToSettings implements PaletteSource {
    private final List<SettingGroup> groups;
    private final Consumer<String> show;

    /** @param show opens the settings page at a setting, by its id */
    GoToSettings(List<SettingGroup> groups, Consumer<String> show) {
        this.groups = groups;
        this.show = show;
    }

    @Override
    public void find(String query, Consumer<List<PaletteEntry>> answer) {
        FuzzyMatch match = new FuzzyMatch(query);
        List<PaletteEntry> found = new ArrayList<>();
        if (!query.isEmpty()) {
            for (SettingGroup group : groups) {
                for (Setting<?> setting : group.settings()) {
                    int rating = match.rate(setting.title());
                    if (rating != FuzzyMatch.NONE) {
                        found.add(entry(setting, group, rating));
                    }
                }
            }
        }
        answer.accept(found);
    }

    private PaletteEntry entry(Setting<?> setting, SettingGroup group, int rating) {
        return new PaletteEntry(
                "setting:" + setting.id(),
                Feather.SETTINGS,
                setting.title(),
                Texts.get("settings.in", group.title()),
                "",
                Optional.empty(),
                rating,
                () -> show.accept(setting.id()));
    }
}

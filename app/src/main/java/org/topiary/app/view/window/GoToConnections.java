// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.ui.palette.FuzzyMatch;
import org.topiary.app.ui.palette.Palette;
import org.topiary.app.ui.palette.PaletteEntry;
import org.topiary.app.ui.palette.PaletteSource;
import org.topiary.app.viewmodel.start.ConnectionCard;
import org.topiary.app.viewmodel.start.StartViewModel;

/** Saved connections in the palette. */
public final class GoToConnections implements PaletteSource {
    private final StartViewModel start;

    public GoToConnections(StartViewModel start) {
        this.start = start;
    }

    @Override
    public void find(String query, Consumer<List<PaletteEntry>> answer) {
        FuzzyMatch match = new FuzzyMatch(query);
        List<PaletteEntry> found = new ArrayList<>();
        for (ConnectionCard card : start.cards().all()) {
            int rating = Math.max(match.rate(card.name()), match.rate(card.address()));
            if (rating != FuzzyMatch.NONE && found.size() < Palette.MAX_ENTRIES) {
                found.add(new PaletteEntry(
                        "connection:" + card.id(),
                        Feather.LINK,
                        card.name(),
                        card.address(),
                        "",
                        Optional.empty(),
                        rating,
                        () -> start.open(card.id())));
            }
        }
        answer.accept(found);
    }
}

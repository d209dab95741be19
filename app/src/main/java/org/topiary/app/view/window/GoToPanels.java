// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.palette.FuzzyMatch;
import org.topiary.app.ui.palette.PaletteEntry;
import org.topiary.app.ui.palette.PaletteSource;
import org.topiary.app.ui.panel.Panel;
import org.topiary.app.view.session.SessionView;

/** The panels of the session shown in the palette, found with the commands. */
final class GoToPanels implements PaletteSource {
    private final SessionView session;

    GoToPanels(SessionView session) {
        this.session = session;
    }

    @Override
    public Optional<Character> prefix() {
        return Optional.of(GoToCommands.PREFIX);
    }

    @Override
    public void find(String query, Consumer<List<PaletteEntry>> answer) {
        FuzzyMatch match = new FuzzyMatch(query);
        List<PaletteEntry> found = new ArrayList<>();
        if (!query.isEmpty()) {
            for (Panel<?> panel : session.panels()) {
                find(panel, match).ifPresent(found::add);
            }
        }
        answer.accept(found);
    }

    /** The panel if its title or one of its words matches, with this word; words come after titles. */
    private Optional<PaletteEntry> find(Panel<?> panel, FuzzyMatch match) {
        int rating = match.rate(panel.title());
        if (rating != FuzzyMatch.NONE) {
            return Optional.of(entry(panel, Texts.get("palette.panel"), rating));
        }
        String best = "";
        for (String word : panel.words()) {
            int ofWord = match.rate(word);
            if (ofWord > rating) {
                best = word;
                rating = ofWord;
            }
        }
        return rating == FuzzyMatch.NONE
                ? Optional.empty()
                : Optional.of(entry(panel, Texts.get("palette.panel.word", best), rating / 2));
    }

    private PaletteEntry entry(Panel<?> panel, String about, int rating) {
        return new PaletteEntry(
                "panel:" + panel.id(),
                panel.icon(),
                panel.title(),
                about,
                "",
                Optional.empty(),
                rating,
                () -> session.show(panel.id()));
    }
}

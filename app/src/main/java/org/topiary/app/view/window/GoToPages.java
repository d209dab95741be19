// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.palette.FuzzyMatch;
import org.topiary.app.ui.palette.PaletteEntry;
import org.topiary.app.ui.palette.PaletteSource;
import org.topiary.app.viewmodel.guide.GuidePage;
import org.topiary.app.viewmodel.guide.GuideViewModel;

/** Pages of the guide in the palette. */
final class GoToPages implements PaletteSource {
    private final GuideViewModel guide;
    private final Consumer<String> open;
    private Subscription reading = Subscription.EMPTY;

    /** @param open shows a page by its name */
    GoToPages(GuideViewModel guide, Consumer<String> open) {
        this.guide = guide;
        this.open = open;
    }

    @Override
    public void find(String query, Consumer<List<PaletteEntry>> answer) {
        cancel();
        if (query.isEmpty()) {
            return;
        }
        FuzzyMatch match = new FuzzyMatch(query);
        if (guide.pages().isEmpty()) {
            reading = guide.pages().subscribe(() -> answer.accept(matching(match)));
            guide.read();
        } else {
            answer.accept(matching(match));
        }
    }

    private List<PaletteEntry> matching(FuzzyMatch match) {
        return guide.pages().stream()
                .filter(page -> match.rate(page.title()) != FuzzyMatch.NONE)
                .map(page -> entry(page, match.rate(page.title())))
                .toList();
    }

    private PaletteEntry entry(GuidePage page, int rating) {
        return new PaletteEntry(
                "page:" + page.name(),
                Feather.BOOK_OPEN,
                page.title(),
                Texts.get("guide.title"),
                "",
                Optional.empty(),
                rating,
                () -> open.accept(page.name()));
    }

    @Override
    public void cancel() {
        reading.unsubscribe();
        reading = Subscription.EMPTY;
    }
}

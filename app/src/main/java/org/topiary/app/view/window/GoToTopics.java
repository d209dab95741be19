// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.palette.FuzzyMatch;
import org.topiary.app.ui.palette.Palette;
import org.topiary.app.ui.palette.PaletteEntry;
import org.topiary.app.ui.palette.PaletteSource;
import org.topiary.app.viewmodel.window.TopicFinder;
import org.topiary.app.viewmodel.window.WindowViewModel;
import org.topiary.core.text.ForeignText;

/** Topics of all open sessions in the palette. */
public final class GoToTopics implements PaletteSource {
    private final WindowViewModel window;
    private final TopicFinder finder;
    /** Looks again when topics arrive, as long as none was found. */
    private Subscription arrivals = Subscription.EMPTY;

    public GoToTopics(WindowViewModel window, TopicFinder finder) {
        this.window = window;
        this.finder = finder;
    }

    @Override
    public Optional<Character> prefix() {
        return Optional.of('#');
    }

    @Override
    public void find(String query, Consumer<List<PaletteEntry>> answer) {
        cancel();
        if (query.isEmpty()) {
            answer.accept(List.of());
            return;
        }
        FuzzyMatch match = new FuzzyMatch(query);
        finder.find(
                window.all(),
                match::rate,
                Palette.MAX_ENTRIES,
                found -> {
                    answer.accept(found.stream().map(this::entry).toList());
                    if (found.isEmpty()) {
                        awaitTopics(() -> find(query, answer));
                    }
                },
                reason -> answer.accept(List.of(failure(reason))));
    }

    private void awaitTopics(Runnable arrived) {
        arrivals = window.all().stream()
                .map(each -> each.status().topicsProperty().subscribe((before, after) -> arrived.run()))
                .reduce(Subscription.EMPTY, Subscription::and);
    }

    private PaletteEntry entry(TopicFinder.Found found) {
        return new PaletteEntry(
                "topic:" + found.session().profile().id() + '/' + found.topic(),
                Feather.HASH,
                ForeignText.line(found.topic()),
                found.session().nameProperty().get(),
                "",
                Optional.empty(),
                found.rating(),
                () -> found.show(window));
    }

    private static PaletteEntry failure(String reason) {
        return new PaletteEntry(
                "topics", Feather.HASH, Texts.get("palette.noTopics"), reason, "", Optional.of(reason), 0, () -> {});
    }

    @Override
    public void cancel() {
        arrivals.unsubscribe();
        arrivals = Subscription.EMPTY;
        finder.cancel();
    }
}

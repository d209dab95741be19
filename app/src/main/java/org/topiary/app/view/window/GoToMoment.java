// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.ui.palette.PaletteEntry;
import org.topiary.app.ui.palette.PaletteSource;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.timeline.MomentText;

/** Times in the palette: {@code @12:03}, {@code @12:03:20}, {@code @-5m}. */
final class GoToMoment implements PaletteSource {
    private final Supplier<@Nullable SessionViewModel> session;

    GoToMoment(Supplier<@Nullable SessionViewModel> session) {
        this.session = session;
    }

    @Override
    public Optional<Character> prefix() {
        return Optional.of('@');
    }

    @Override
    public boolean isGeneral() {
        return false;
    }

    @Override
    public void find(String query, Consumer<List<PaletteEntry>> answer) {
        SessionViewModel shown = session.get();
        OptionalLong moment = shown == null
                ? OptionalLong.empty()
                : MomentText.parse(query, shown.timeline().now());
        if (shown == null || moment.isEmpty()) {
            answer.accept(List.of(entry(
                    Texts.get("palette.time"),
                    Texts.get("palette.time.examples"),
                    Optional.of(Texts.get(shown == null ? "command.noSession" : "palette.time.examples")),
                    () -> {})));
            return;
        }
        answer.accept(List.of(entry(
                Texts.get("palette.time.go", Times.dateAndTime(moment.getAsLong())),
                shown.nameProperty().get(),
                Optional.empty(),
                () -> shown.timeline().seek(moment.getAsLong()))));
    }

    private static PaletteEntry entry(String title, String detail, Optional<String> obstacle, Runnable run) {
        return new PaletteEntry("time", Feather.CLOCK, title, detail, "", obstacle, 0, run);
    }
}

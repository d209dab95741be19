// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.palette.PaletteEntry;
import org.topiary.app.ui.palette.PaletteSource;
import org.topiary.app.view.session.SessionView;
import org.topiary.core.text.ForeignText;

/** A search of payloads in the palette: {@code "} and what to search for. */
final class GoToPayloads implements PaletteSource {
    private final Supplier<@Nullable SessionView> session;

    GoToPayloads(Supplier<@Nullable SessionView> session) {
        this.session = session;
    }

    @Override
    public Optional<Character> prefix() {
        return Optional.of('"');
    }

    @Override
    public boolean isGeneral() {
        return false;
    }

    @Override
    public void find(String query, Consumer<List<PaletteEntry>> answer) {
        SessionView shown = session.get();
        String title = query.isEmpty()
                ? Texts.get("palette.payload")
                : Texts.get("palette.payload.search", ForeignText.quoted(query));
        Optional<String> obstacle = shown == null
                ? Optional.of(Texts.get("command.noSession"))
                : query.isEmpty() ? Optional.of(Texts.get("palette.payload.type")) : Optional.empty();
        answer.accept(List.of(new PaletteEntry("payload", Feather.SEARCH, title, "", "", obstacle, 0, () -> {
            if (shown != null) {
                shown.search(query);
            }
        })));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/** A panel that counts ticks, and reports when it is shown ({@code +id}), hidden ({@code -id}) and closed. */
final class RecordedPanel implements PanelView {
    final TextField root = new TextField();
    final Label line = new Label("line");
    int ticks;

    @Nullable
    PanelPlace place;

    private final String id;
    private final Consumer<String> events;

    RecordedPanel(String id, Consumer<String> events) {
        this.id = id;
        this.events = events;
        root.setId("content-" + id);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public Optional<Node> line() {
        return id.equals("send") || id.equals("past") ? Optional.of(line) : Optional.empty();
    }

    @Override
    public void placed(PanelPlace here) {
        place = here;
    }

    @Override
    public void shown(boolean visible) {
        events.accept((visible ? "+" : "-") + id);
    }

    @Override
    public boolean isBehind() {
        return id.equals("list");
    }

    @Override
    public void tick(long nowNanos) {
        ticks++;
    }

    @Override
    public void close() {
        events.accept("x" + id);
    }
}

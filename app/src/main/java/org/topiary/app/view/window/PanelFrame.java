// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.topiary.app.ui.FocusReveal;
import org.topiary.app.ui.InWindowDialogs;
import org.topiary.app.ui.command.CommandDispatcher;
import org.topiary.app.ui.command.Keymap;
import org.topiary.app.ui.panel.PanelView;

/** The content of a window that shows a single panel of a session. */
public final class PanelFrame implements WindowContent {
    private final PanelView view;
    private final StackPane place;
    private final InWindowDialogs dialogs;
    private final Scene scene;
    private final Subscription scaling;

    /** @param textSize in percent */
    public PanelFrame(PanelView view, Keymap keymap, ReadOnlyIntegerProperty textSize, double width, double height) {
        this.view = view;
        place = new StackPane(view.root());
        BorderPane frame = new BorderPane(place);
        frame.getStyleClass().addAll("main-window", "panel-frame");
        view.tools().ifPresent(tools -> {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox row = new HBox(gap, tools);
            row.getStyleClass().add("lens-row");
            frame.setTop(row);
        });
        dialogs = new InWindowDialogs(frame);
        FocusRing ring = new FocusRing();
        scene = new Scene(new StackPane(frame, dialogs, ring), width, height);
        Themes.addStylesheet(scene);
        Themes.addSessionStylesheet(scene);
        CommandDispatcher.install(scene, keymap, List::of, dialogs::isOpen);
        scaling = TextSize.follow(scene, textSize);
        ring.follow(scene);
        new FocusReveal().follow(scene);
    }

    public Scene scene() {
        return scene;
    }

    @Override
    public InWindowDialogs dialogs() {
        return dialogs;
    }

    @Override
    public void draw(long nowNanos) {
        view.tick(nowNanos);
    }

    @Override
    public boolean isDue() {
        return view.isBehind();
    }

    /** Gives the panel back: its root has no parent any more. */
    public void release() {
        scaling.unsubscribe();
        place.getChildren().clear();
    }
}

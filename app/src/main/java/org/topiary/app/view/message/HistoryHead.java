// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.LiveTooltip;
import org.topiary.app.ui.Nodes;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.viewmodel.message.MessageViewModel;

/** The line above the history: what it lacks, whether it includes subtopics, and the way back to the newest message. */
final class HistoryHead extends HBox {
    private final MessageViewModel model;
    private final Label missing = new Label();
    private final CheckBox subtree = new CheckBox(Texts.get("message.subtree"));
    private final Button latest = new Button(Texts.get("message.latest"), new Icon(Feather.CHEVRONS_UP));

    /** @param showLatest run by the button, after the model follows again */
    HistoryHead(MessageViewModel model, CommandControls controls, Runnable showLatest) {
        this.model = model;
        Label title = new Label(Texts.get("message.history"));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        title.setMinWidth(Region.USE_PREF_SIZE);
        missing.getStyleClass().add(Styles.TEXT_MUTED);
        missing.setMinWidth(0);
        subtree.setTooltip(new Tooltip(Texts.get("message.subtree.tip")));
        subtree.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        latest.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
        latest.setTooltip(new LiveTooltip(() -> controls.tip(Texts.get("message.latest.tip"), MessageCommands.LATEST)));
        latest.setAccessibleText(latest.getText());
        latest.setOnAction(e -> {
            model.showLatest();
            showLatest.run();
        });
        latest.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(title, missing, gap, subtree, latest);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("history-head");
        setMinWidth(0);
        widthProperty().subscribe(this::fit);
    }

    /** Shows or hides the way back to the newest message. */
    void showLatest(boolean visible) {
        latest.setVisible(visible);
    }

    Subscription bind() {
        missing.textProperty().bind(model.missingProperty());
        subtree.selectedProperty().bindBidirectional(model.subtreeProperty());
        Subscription kinds = model.bothKindsProperty().subscribe(both -> {
            Nodes.show(subtree, both);
            fit();
        });
        return kinds.and(() -> {
            missing.textProperty().unbind();
            subtree.selectedProperty().unbindBidirectional(model.subtreeProperty());
        });
    }

    /** Where there is no room for the text of the button, its icon remains. */
    private void fit() {
        latest.setContentDisplay(ContentDisplay.LEFT);
        if (getWidth() > 0 && computeMinWidth(-1) > getWidth()) {
            latest.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.publish;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.LiveTooltip;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.viewmodel.publish.PayloadCheck;
import org.topiary.app.viewmodel.publish.PublishOutcome;
import org.topiary.app.viewmodel.publish.PublishViewModel;

/**
 * The reason why sending is not possible, or the result of sending; the buttons that send and that format the payload.
 */
final class PublishFooter extends HBox {
    private final PublishViewModel model;
    private final CommandControls controls;
    private final Label hint = new Label();

    /**
     * @param showPublished shows the topic of the last message in the tree
     * @param controls names the key of the button that sends
     */
    PublishFooter(PublishViewModel model, Runnable showPublished, CommandControls controls) {
        this.model = model;
        this.controls = controls;
        VBox words = new VBox(hint(), result(showPublished));
        words.getStyleClass().add("publish-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(words, formatButton(), sendButton());
        getStyleClass().add("publish-row");
        // Sentences keep all their lines; the editor above shrinks instead.
        setMinHeight(USE_PREF_SIZE);
    }

    private Node hint() {
        hint.setId("publish-hint");
        hint.setWrapText(true);
        hint.getStyleClass().add("publish-hint");
        Runnable showHint = this::showHint;
        model.blockedProperty().subscribe(showHint);
        model.payload().checkProperty().subscribe(showHint);
        model.payload().attachedProperty().subscribe(showHint);
        model.payload().problemProperty().subscribe(showHint);
        showHint.run();
        hint.setMinHeight(Region.USE_PREF_SIZE);
        return hint;
    }

    private Node result(Runnable showPublished) {
        Label outcome = new Label();
        outcome.setId("publish-outcome");
        outcome.setWrapText(true);
        outcome.getStyleClass().add("publish-outcome");
        model.outcomeProperty().subscribe(now -> showOutcome(outcome, now));
        outcome.setMinHeight(Region.USE_PREF_SIZE);

        Hyperlink show = new Hyperlink(Texts.get("publish.result.show"));
        show.setId("publish-show");
        show.setMinWidth(Region.USE_PREF_SIZE);
        show.setOnAction(event -> showPublished.run());
        show.visibleProperty().bind(model.hiddenByFilterProperty());
        show.managedProperty().bind(show.visibleProperty());
        HBox result = new HBox(outcome, show);
        result.getStyleClass().add("publish-result");
        return result;
    }

    private Button formatButton() {
        Button format = new Button(Texts.get("publish.format"), new Icon(Feather.ALIGN_LEFT));
        format.setId("publish-format");
        format.setMinWidth(Region.USE_PREF_SIZE);
        format.setTooltip(new Tooltip(Texts.get("publish.format.note")));
        format.setOnAction(event -> model.payload().format());
        Runnable showFormat =
                () -> format.setVisible(model.payload().attachedProperty().get().isEmpty()
                        && model.payload().canFormat());
        model.payload().checkProperty().subscribe(showFormat);
        model.payload().attachedProperty().subscribe(showFormat);
        showFormat.run();
        format.managedProperty().bind(format.visibleProperty());
        return format;
    }

    private Button sendButton() {
        Button send = new Button(Texts.get("publish.send"), new Icon(Feather.SEND));
        send.setId("publish-send");
        send.setMinWidth(Region.USE_PREF_SIZE);
        send.getStyleClass().add(Styles.ACCENT);
        send.setTooltip(new LiveTooltip(() -> controls.tip(PublishCommands.SEND)));
        send.setOnAction(event -> model.send());
        send.disableProperty().bind(model.blockedProperty().isNotEmpty());
        return send;
    }

    /** Problems that prevent sending take precedence over hints. */
    private void showHint() {
        String blocked = model.blockedProperty().get();
        String problem = model.payload().problemProperty().get();
        PayloadCheck json = model.payload().attachedProperty().get().isPresent()
                ? PayloadCheck.NONE
                : model.payload().checkProperty().get();
        hint.getStyleClass().removeAll("refused", "doubtful", "accepted");
        if (!problem.isEmpty()) {
            showHint(problem, Feather.ALERT_CIRCLE, "refused");
        } else if (!blocked.isEmpty()) {
            boolean wrong = model.isWrongProperty().get();
            showHint(blocked, wrong ? Feather.ALERT_CIRCLE : Feather.INFO, wrong ? "refused" : "");
        } else {
            switch (json.state()) {
                case VALID -> showHint(json.hint(), Feather.CHECK, "");
                case PROBLEM, INVALID -> showHint(json.hint(), Feather.ALERT_TRIANGLE, "doubtful");
                case UNCHECKED -> {
                    hint.setText(json.hint().isEmpty() ? keyHint() : json.hint());
                    hint.setGraphic(null);
                }
            }
        }
    }

    private String keyHint() {
        return controls.key(PublishCommands.SEND)
                .map(key -> Texts.get("publish.send.note", key))
                .orElse("");
    }

    private void showHint(String text, Feather icon, String style) {
        hint.setText(text);
        hint.setGraphic(new Icon(icon));
        if (!style.isEmpty()) {
            hint.getStyleClass().add(style);
        }
    }

    private static void showOutcome(Label label, PublishOutcome outcome) {
        boolean none = outcome.kind() == PublishOutcome.Kind.NONE;
        label.setVisible(!none);
        label.setManaged(!none);
        label.setText(outcome.text());
        label.getStyleClass().removeAll("refused", "accepted");
        switch (outcome.kind()) {
            case NONE -> label.setGraphic(null);
            case SENDING -> label.setGraphic(new Icon(Feather.LOADER));
            case ACCEPTED -> {
                label.setGraphic(new Icon(Feather.CHECK_CIRCLE));
                label.getStyleClass().add("accepted");
            }
            case REFUSED -> {
                label.setGraphic(new Icon(Feather.ALERT_CIRCLE));
                label.getStyleClass().add("refused");
            }
        }
    }
}

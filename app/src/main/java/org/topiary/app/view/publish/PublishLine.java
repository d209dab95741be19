// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.publish;

import atlantafx.base.theme.Styles;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Icon;
import org.topiary.app.viewmodel.publish.MessageLine;
import org.topiary.app.viewmodel.publish.PublishOutcome;
import org.topiary.app.viewmodel.publish.PublishViewModel;

/**
 * The message to be sent in one line: topic, the first line of the payload, QoS, retain, and the button that sends it.
 * After sending, the result takes the place of the payload until the message is edited.
 */
final class PublishLine extends HBox {
    private static final PseudoClass ELSEWHERE = PseudoClass.getPseudoClass("elsewhere");
    private static final double TOPIC_SHARE = 0.45;
    /** Of the button around topic and payload, both sides, in pixels. */
    private static final double PADDING = 16;

    private final PublishViewModel model;
    private final Label topic = new Label();
    private final Label payload = new Label();
    private final MessageLine line;

    /** @param open opens the panel for editing */
    PublishLine(PublishViewModel model, Runnable open) {
        this.model = model;
        line = new MessageLine(model);
        getStyleClass().add("publish-line");
        topic.setId("publish-line-topic");
        topic.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        topic.setMinWidth(0);
        payload.setId("publish-line-payload");
        payload.setMinWidth(0);
        payload.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(payload, Priority.ALWAYS);
        HBox message = new HBox(topic, payload);
        message.getStyleClass().add("publish-line-message");
        Button edit = new Button(null, message);
        edit.setId("publish-line-edit");
        edit.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "publish-line-edit");
        edit.setTooltip(new Tooltip(Texts.get("publish.line.tip")));
        edit.setMinWidth(0);
        edit.setMaxWidth(Double.MAX_VALUE);
        edit.setOnAction(event -> open.run());
        HBox.setHgrow(edit, Priority.ALWAYS);
        message.prefWidthProperty().bind(edit.widthProperty().subtract(PADDING));
        topic.maxWidthProperty().bind(edit.widthProperty().multiply(TOPIC_SHARE));
        Label qos = new Label();
        qos.setId("publish-line-qos");
        qos.setMinWidth(Region.USE_PREF_SIZE);
        qos.textProperty().bind(model.qosProperty().map(one -> Texts.get("message.qos", one.level())));
        CheckBox retain = new CheckBox(Texts.get("publish.line.retain"));
        retain.setId("publish-line-retain");
        retain.setAccessibleText(Texts.get("publish.retain"));
        retain.setTooltip(new Tooltip(Texts.get("publish.retain.note")));
        retain.setMinWidth(Region.USE_PREF_SIZE);
        retain.selectedProperty().bindBidirectional(model.retainProperty());
        Button send = new Button(Texts.get("publish.send"), new Icon(Feather.SEND));
        send.setId("publish-line-send");
        send.getStyleClass().add(Styles.SMALL);
        send.setMinWidth(Region.USE_PREF_SIZE);
        send.setOnAction(event -> model.send());
        send.disableProperty().bind(model.blockedProperty().isNotEmpty());
        getChildren().addAll(edit, qos, retain, send);
        topic.textProperty().bind(line.topicProperty());
        line.textProperty().subscribe(text -> showText());
        model.outcomeProperty().subscribe(outcome -> showText());
        model.elsewhereProperty().subscribe(text -> pseudoClassStateChanged(ELSEWHERE, !text.isEmpty()));
        edit.accessibleTextProperty().bind(topic.textProperty().concat(" ").concat(payload.textProperty()));
    }

    private void showText() {
        PublishOutcome outcome = model.outcomeProperty().get();
        boolean none = outcome.kind() == PublishOutcome.Kind.NONE;
        payload.setText(none ? line.textProperty().get() : outcome.text());
        payload.getStyleClass().removeAll("refused", "accepted");
        switch (outcome.kind()) {
            case ACCEPTED -> payload.getStyleClass().add("accepted");
            case REFUSED -> payload.getStyleClass().add("refused");
            case NONE, SENDING -> {}
        }
    }
}

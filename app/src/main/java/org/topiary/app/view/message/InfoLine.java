// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.ui.Nodes;
import org.topiary.app.viewmodel.message.MessageInfo;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.ShownMessage;
import org.topiary.app.viewmodel.message.ValueViewModel;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.ByteSize;

/** Facts about the shown message: time, QoS, size and so on; its MQTT 5 properties can be expanded. */
final class InfoLine {
    private final MessageViewModel model;
    private final ValueViewModel value;
    private final boolean compares;
    private final Label topic = label("shown-topic");
    private final Label time = label("time");
    private final Label age = label("age");
    private final Label qos = label("qos");
    private final Label retained = label("badge");
    private final Label duplicate = label("badge");
    private final Label size = label("size");
    private final Hyperlink details = new Hyperlink(Texts.get("message.details"));
    private final FlowPane line = new FlowPane(time, age, qos, retained, duplicate, size, details);
    private final VBox root = new VBox(topic, line);

    /**
     * @param compares whether the panel shows differences
     * @param showProperties shows the properties of the message
     */
    InfoLine(MessageViewModel model, boolean compares, Runnable showProperties) {
        this.compares = compares;
        this.model = model;
        this.value = model.value();
        duplicate.setText(Texts.get("message.duplicate"));
        details.setId("message-details");
        details.setOnAction(event -> {
            details.setVisited(false);
            showProperties.run();
        });
        details.setTooltip(new Tooltip(Texts.get("message.details.tip")));
        line.getStyleClass().add("info-line");
        root.getStyleClass().add("message-info");
    }

    Node root() {
        return root;
    }

    Subscription bind() {
        age.textProperty().bind(value.ageProperty());
        return Subscription.combine(
                value.shownProperty(compares).subscribe(this::show),
                () -> age.textProperty().unbind());
    }

    private void show(ShownMessage shown) {
        MessageInfo info = shown.info();
        Nodes.show(root, info != null);
        if (info == null) {
            return;
        }
        // Shown only if the topic differs from the one in the header.
        Nodes.show(topic, !info.topic().equals(model.topicToCopy()));
        topic.setText(ForeignText.line(info.topic()));
        time.setText(Times.time(info.timeNanos()));
        time.setTooltip(new Tooltip(Times.dateAndTime(info.timeNanos())));
        qos.setText(Texts.get("message.qos", info.qos()));
        Nodes.show(retained, info.retained());
        retained.setText(Texts.get(info.clearsRetained() ? "message.clears" : "message.retained"));
        retained.setTooltip(
                new Tooltip(Texts.get(info.clearsRetained() ? "message.clears.tip" : "message.retained.tip")));
        Nodes.show(duplicate, info.duplicate());
        size.setText(ByteSize.text(info.size()));
        size.setTooltip(new Tooltip(Texts.get("message.bytes", info.size())));
        Nodes.show(details, !info.properties().isEmpty());
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        return label;
    }
}

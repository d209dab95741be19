// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.topiary.app.text.Texts;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.VisibleText;

/** The message being composed, in one line. JavaFX application thread. */
public final class MessageLine {
    private static final int CHARS = 240;

    private final PublishViewModel model;
    private final ReadOnlyStringWrapper topic = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");

    public MessageLine(PublishViewModel model) {
        this.model = model;
        model.topicProperty().subscribe(this::showTopic);
        model.payload().textProperty().subscribe(now -> showPayload());
        model.payload().attachedProperty().subscribe(now -> showPayload());
    }

    private void showTopic(String name) {
        topic.set(name.isEmpty() ? Texts.get("publish.line.noTopic") : ForeignText.end(name));
    }

    private void showPayload() {
        Payload payload = model.payload().payload();
        text.set(payload.isEmpty() ? Texts.get("publish.line.empty") : VisibleText.line(payload.preview(), CHARS));
    }

    /** The topic with hidden characters made visible, or a note that there is none. */
    public ReadOnlyStringProperty topicProperty() {
        return topic.getReadOnlyProperty();
    }

    /** The beginning of the payload, or a note that it is empty. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }
}

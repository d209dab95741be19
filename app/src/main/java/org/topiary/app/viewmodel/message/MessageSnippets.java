// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.snippet.SnippetKind;
import org.topiary.app.viewmodel.snippet.SnippetMessage;
import org.topiary.app.viewmodel.snippet.Snippets;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.receive.MessageProperties;

/** Snippets of the shown message or, without one, of the selected topic. JavaFX application thread. */
public final class MessageSnippets {
    private final MessageViewModel model;
    private final Snippets snippets;

    public MessageSnippets(MessageViewModel model, Snippets snippets) {
        this.model = model;
        this.snippets = snippets;
    }

    private Optional<MessageInfo> shown() {
        return Optional.ofNullable(model.value().shownProperty().get().info());
    }

    /** The topic of the shown message; without one, everything below the selected topic. */
    private String filter() {
        String selected = Objects.requireNonNullElse(model.topicToCopy(), "");
        return shown().map(MessageInfo::topic).orElse(selected.isEmpty() ? "#" : selected + "/#");
    }

    /** Why there is no snippet, a sentence; empty if there is one. */
    public Optional<String> obstacle(SnippetKind kind) {
        if (model.topicToCopy() == null) {
            return Optional.of(Texts.get("command.noTopic"));
        }
        if (kind != SnippetKind.MOSQUITTO_SUB && shown().isEmpty()) {
            return Optional.of(Texts.get("command.noMessage"));
        }
        return snippets.obstacle(
                kind,
                filter(),
                shown().map(info -> info.size() + info.properties().bytes()).orElse(0),
                shown().map(info -> info.properties().properties()).orElse(MessageProperties.NONE));
    }

    /**
     * Writes a snippet.
     *
     * @param ready receives it as soon as the message has been read; not called if it cannot be
     */
    public void copy(SnippetKind kind, Consumer<String> ready) {
        if (kind == SnippetKind.MOSQUITTO_SUB) {
            ready.accept(snippets.subscribe(filter()));
            return;
        }
        model.value()
                .read(
                        payload -> payload,
                        (info, payload) -> ready.accept(snippets.publish(
                                kind,
                                new SnippetMessage(
                                        info.topic(),
                                        payload,
                                        Qos.ofLevel(info.qos()),
                                        info.retained(),
                                        info.properties().properties()))));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.Confirm;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.core.log.Qos;
import org.topiary.core.text.ForeignText;
import org.topiary.core.tree.TopicRules;
import org.topiary.mqtt.publish.PublishRequest;
import org.topiary.mqtt.publish.PublishResult;

/** The publish panel of one connection. JavaFX application thread. */
public final class PublishViewModel {
    private final Confirm confirm;
    private final FxScheduler fx;
    private final PublishSender sender;
    private final PayloadViewModel payload;
    private final TargetTopic topic = new TargetTopic(this::edited);
    private final SentMessages history = new SentMessages();
    private final ObjectProperty<Qos> qos = new SimpleObjectProperty<>(Qos.AT_MOST_ONCE);
    private final BooleanProperty retain = new SimpleBooleanProperty();
    private final BooleanProperty connected = new SimpleBooleanProperty();
    private final ObjectProperty<PublishLimits> limits = new SimpleObjectProperty<>(PublishLimits.NONE);
    private final BooleanProperty hiddenByFilter = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");

    /**
     * @param publisher never blocks; may complete on any thread
     * @param tasks for slow operations, such as checking a payload
     * @param clock the time shown with a result
     */
    public PublishViewModel(
            Function<PublishRequest, CompletableFuture<PublishResult>> publisher,
            Confirm confirm,
            FxScheduler fx,
            Tasks tasks,
            Clock clock) {
        this.confirm = confirm;
        this.fx = fx;
        sender = new PublishSender(publisher, fx, clock);
        payload = new PayloadViewModel(fx, tasks);
        payload.textProperty().subscribe((old, now) -> edited());
        payload.attachedProperty().subscribe((old, now) -> edited());
        payload.busyProperty().subscribe((old, now) -> check());
        qos.subscribe((old, now) -> edited());
        // Not when it is turned off automatically after a message was sent.
        retain.subscribe((old, now) -> {
            if (now) {
                sender.clearOutcome();
            }
            check();
        });
        connected.subscribe((old, now) -> check());
        limits.subscribe((old, now) -> check());
        check();
    }

    public StringProperty topicProperty() {
        return topic.nameProperty();
    }

    public PayloadViewModel payload() {
        return payload;
    }

    public ObjectProperty<Qos> qosProperty() {
        return qos;
    }

    /** Whether the broker retains the message; turned off after each message sent. */
    public BooleanProperty retainProperty() {
        return retain;
    }

    /** Set by the session's view-model. */
    public BooleanProperty connectedProperty() {
        return connected;
    }

    /** The broker's limits; set by the session's view-model. */
    public ObjectProperty<PublishLimits> limitsProperty() {
        return limits;
    }

    /** Whether the tree's filter hides the topic of the outcome; set by the session's view-model. */
    public BooleanProperty hiddenByFilterProperty() {
        return hiddenByFilter;
    }

    /** Whether the topic follows the selection; false once it was edited. */
    public ReadOnlyBooleanProperty followingProperty() {
        return topic.followingProperty();
    }

    /**
     * A warning that the message goes to a topic other than the selected one; empty when it does not, or when nothing
     * is selected.
     */
    public ReadOnlyStringProperty elsewhereProperty() {
        return topic.elsewhereProperty();
    }

    /** Why the topic is invalid for publishing; empty when it is valid or empty. */
    public ReadOnlyStringProperty topicProblemProperty() {
        return topic.problemProperty();
    }

    /** The topic with marks for characters that a text field does not show; empty when there are none. */
    public ReadOnlyStringProperty hiddenInTopicProperty() {
        return topic.hiddenProperty();
    }

    /** Why sending is not possible now, as a sentence; empty when it is. */
    public ReadOnlyStringProperty blockedProperty() {
        return blocked.getReadOnlyProperty();
    }

    /** The result of the last message, until the next one is composed. */
    public ReadOnlyObjectProperty<PublishOutcome> outcomeProperty() {
        return sender.outcomeProperty();
    }

    /** The messages sent in this session, newest first, as far as {@link SentMessages} keeps them. */
    public ObservableList<SentMessage> history() {
        return history.list();
    }

    /** Called when the selection moves to a topic. */
    public void follow(String selectedTopic) {
        if (topic.select(selectedTopic)) {
            sender.clearOutcome();
        }
    }

    /** Replaces an edited topic by the selected one. */
    public void followSelection() {
        topic.followSelection();
    }

    /** Fills the form with a message sent earlier. */
    public void reuse(SentMessage sent) {
        topic.nameProperty().set(sent.topic());
        payload.set(sent.payload());
        qos.set(sent.qos());
        retain.set(sent.retain());
    }

    /**
     * Sends the message; does nothing while it is {@link #blockedProperty blocked}. Asks for confirmation before an
     * empty retained message.
     */
    public void send() {
        if (!blocked.get().isEmpty()) {
            return;
        }
        SentMessage message = new SentMessage(topic.nameProperty().get(), payload.payload(), qos.get(), retain.get());
        if (message.payload().isEmpty() && message.retain()) {
            askAndClear(message.topic(), message.qos(), () -> retain.set(false));
            return;
        }
        history.add(message);
        retain.set(false);
        sender.send(new PublishRequest(message.topic(), message.payload().bytes(), message.qos(), message.retain()));
    }

    /** Clears the retained message of a topic at the broker, after confirmation. */
    public void clearRetained(String clearedTopic) {
        // Acknowledged if possible, so that the result comes from the broker.
        Qos clearedQos = limits.get().atMost(Qos.AT_LEAST_ONCE);
        String excluded = limits.get().problem(clearedQos, true);
        String problem = !connected.get()
                ? Texts.get("publish.blocked.offline")
                : !excluded.isEmpty() ? excluded : TopicRules.nameProblem(clearedTopic);
        if (problem != null) {
            sender.refuse(problem);
        } else {
            askAndClear(clearedTopic, clearedQos, () -> {});
        }
    }

    private void askAndClear(String clearedTopic, Qos clearedQos, Runnable cleared) {
        var _ = confirm.ask(
                        Texts.get("publish.clear.title"),
                        Texts.get("publish.clear.text", ForeignText.quoted(clearedTopic)),
                        Texts.get("publish.clear.action"))
                .thenAccept(yes -> {
                    if (yes) {
                        fx.later(() -> {
                            cleared.run();
                            sender.send(new PublishRequest(clearedTopic, new byte[0], clearedQos, true));
                        });
                    }
                });
    }

    /** Whether {@link #tick} may have something to report: a message has no answer yet. Any thread. */
    public boolean isWaiting() {
        return sender.isWaiting();
    }

    /** Reports when the answer to the last message is overdue. */
    public void tick() {
        sender.tick();
    }

    private void edited() {
        sender.clearOutcome();
        check();
    }

    private void check() {
        if (!connected.get()) {
            blocked.set(Texts.get("publish.blocked.offline"));
        } else if (topic.nameProperty().get().isEmpty()) {
            blocked.set(Texts.get("publish.blocked.topic"));
        } else if (!topic.problemProperty().get().isEmpty()) {
            blocked.set(topic.problemProperty().get());
        } else if (!payload.busyProperty().get().isEmpty()) {
            blocked.set(payload.busyProperty().get());
        } else if (!StandardCharsets.UTF_8
                .newEncoder()
                .canEncode(payload.textProperty().get())) {
            // It would be sent as a question mark.
            blocked.set(Texts.get("publish.blocked.surrogate"));
        } else {
            blocked.set(limits.get().problem(qos.get(), retain.get()));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
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
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishProperties;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.mqtt.receive.MessageProperties;

/** The publish panel of one connection. JavaFX application thread. */
public final class PublishViewModel {
    private final Confirm confirm;
    private final FxScheduler fx;
    private final PublishSender sender;
    private final PayloadViewModel payload;
    private final PropertiesViewModel properties = new PropertiesViewModel(this::edited);
    private final TargetTopic topic = new TargetTopic(this::edited);
    private final SentMessages history = new SentMessages();
    private final ObjectProperty<Qos> qos = new SimpleObjectProperty<>(Qos.AT_MOST_ONCE);
    private final BooleanProperty retain = new SimpleBooleanProperty();
    private final BooleanProperty connected = new SimpleBooleanProperty();
    private final ObjectProperty<PublishLimits> limits = new SimpleObjectProperty<>(PublishLimits.NONE);
    private final BooleanProperty hiddenByFilter = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper wrong = new ReadOnlyBooleanWrapper();

    /**
     * @param publisher never blocks; may complete on any thread
     * @param tasks for slow operations, such as checking a payload
     * @param clock the time shown with a result
     */
    public PublishViewModel(
            Function<PublishMessage, CompletableFuture<PublishResult>> publisher,
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
        payload.checkProperty().subscribe((old, now) -> check());
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
        limits.subscribe((old, now) -> {
            properties.setLimits(now);
            check();
        });
        check();
    }

    public StringProperty topicProperty() {
        return topic.nameProperty();
    }

    public PayloadViewModel payload() {
        return payload;
    }

    public PropertiesViewModel properties() {
        return properties;
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

    /** Whether it is blocked by a mistake in what was entered, instead of by something that is missing. */
    public ReadOnlyBooleanProperty isWrongProperty() {
        return wrong.getReadOnlyProperty();
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
        fill(sent.topic(), sent.payload(), sent.qos(), sent.retain());
        properties.set(sent.properties());
    }

    /** Fills the form with a received message. */
    public void reuse(String sentTo, Payload content, Qos atMost, boolean retained, MessageProperties received) {
        fill(sentTo, content, atMost, retained);
        properties.set(received);
    }

    private void fill(String sentTo, Payload content, Qos atMost, boolean retained) {
        topic.nameProperty().set(sentTo);
        payload.set(content);
        qos.set(atMost);
        retain.set(retained);
    }

    /**
     * Sends the message; does nothing while it is {@link #blockedProperty blocked}. Asks for confirmation before an
     * empty retained message.
     */
    public void send() {
        if (!blocked.get().isEmpty()) {
            return;
        }
        SentMessage message = composed();
        if (message.payload().isEmpty() && message.retain()) {
            askAndClear(message.toPublish(), () -> retain.set(false));
            return;
        }
        history.add(message);
        retain.set(false);
        sender.send(message.toPublish());
    }

    /** The message as it is now; without properties while one of them is invalid. */
    private SentMessage composed() {
        return new SentMessage(
                topic.nameProperty().get(),
                payload.payload(),
                qos.get(),
                retain.get(),
                properties.properties().orElse(PublishProperties.NONE));
    }

    /** Clears the retained message of a topic at the broker, after confirmation. */
    public void clearRetained(String clearedTopic) {
        // Acknowledged if possible, so that the result comes from the broker.
        Qos clearedQos = limits.get().atMost(Qos.AT_LEAST_ONCE);
        PublishMessage clearing = PublishMessage.of(clearedTopic, new byte[0], clearedQos, true);
        String excluded = limits.get().problem(clearing);
        String problem = !connected.get()
                ? Texts.get("publish.blocked.offline")
                : !excluded.isEmpty() ? excluded : Texts.orEmpty(TopicRules.nameProblem(clearedTopic));
        if (!problem.isEmpty()) {
            sender.refuse(problem);
        } else {
            askAndClear(clearing, () -> {});
        }
    }

    private void askAndClear(PublishMessage clearing, Runnable cleared) {
        var _ = confirm.ask(
                        Texts.get("publish.clear.title"),
                        Texts.get("publish.clear.text", ForeignText.quoted(clearing.topic())),
                        Texts.get("publish.clear.action"))
                .thenAccept(yes -> {
                    if (yes) {
                        fx.later(() -> {
                            cleared.run();
                            sender.send(clearing);
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
        properties.checkFormat(payload.payload().isUtf8());
        String mistake = mistake();
        String sentence = sentence(mistake);
        wrong.set(!sentence.isEmpty() && sentence.equals(mistake));
        blocked.set(sentence);
    }

    /** What the user has to correct first; empty when there is nothing. */
    private String mistake() {
        if (!topic.problemProperty().get().isEmpty()) {
            return topic.problemProperty().get();
        }
        boolean typed = payload.attachedProperty().get().isEmpty();
        if (typed && payload.checkProperty().get().state() == PayloadCheck.State.INVALID) {
            return payload.checkProperty().get().hint();
        }
        return limits.get().sendsProperties() ? properties.problem() : "";
    }

    private String sentence(String mistake) {
        if (!connected.get()) {
            return Texts.get("publish.blocked.offline");
        }
        if (!mistake.isEmpty()) {
            return mistake;
        }
        if (topic.nameProperty().get().isEmpty()) {
            return Texts.get("publish.blocked.topic");
        }
        if (!payload.busyProperty().get().isEmpty()) {
            return payload.busyProperty().get();
        }
        if (!StandardCharsets.UTF_8
                .newEncoder()
                .canEncode(payload.textProperty().get())) {
            // It would be sent as a question mark.
            return Texts.get("publish.blocked.surrogate");
        }
        return limits.get().problem(composed().toPublish());
    }
}

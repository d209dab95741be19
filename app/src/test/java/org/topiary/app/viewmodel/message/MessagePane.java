// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.core.history.Outages;
import org.topiary.core.log.MessageLog;
import org.topiary.mqtt.profile.DecoderRule;
import org.topiary.payload.standard.StandardDecoders;

/** The message pane of a session without its window: the actions of a user and what the pane then shows. */
final class MessagePane implements AutoCloseable {
    static final long SECOND = 1_000_000_000L;

    final TestSession session;
    final MessageViewModel model;
    /** The rules saved last. */
    final List<DecoderRule> savedRules = new ArrayList<>();

    final Decoding decoding = new Decoding(StandardDecoders.ALL, List.of(), rules -> {
        savedRules.clear();
        savedRules.addAll(rules);
    });
    /** Ticks that the pane requested and the test has not run yet. */
    final Queue<Runnable> laterTicks = new ArrayDeque<>();

    private long now;

    /** Runs all tasks immediately. */
    MessagePane() {
        this(Tasks.on(Runnable::run));
    }

    MessagePane(Tasks tasks) {
        this(1 << 20, tasks, ValueRenderer::value);
    }

    MessagePane(ShownMessageReader.Renderer renderer) {
        this(1 << 20, Tasks.on(Runnable::run), renderer);
    }

    MessagePane(Tasks tasks, ShownMessageReader.Renderer renderer) {
        this(1 << 20, tasks, renderer);
    }

    private MessagePane(long capacityBytes, Tasks tasks, ShownMessageReader.Renderer renderer) {
        session = new TestSession(capacityBytes);
        model = new MessageViewModel(
                session.log,
                session.tree,
                new Outages(),
                decoding,
                Runnable::run,
                tasks,
                laterTicks::add,
                new ShownMessageReader(session.log, session.tree, decoding, renderer));
    }

    /** Creates a pane whose log soon drops messages of 1 kB. */
    static MessagePane withSmallestLog() {
        return new MessagePane(MessageLog.MIN_CAPACITY, Tasks.on(Runnable::run), ValueRenderer::value);
    }

    /** Returns the position of the message. */
    long receive(String topic, String payload) {
        return session.receive(topic, payload);
    }

    void select(String topic) {
        model.select(session.node(topic));
    }

    /** Advances the time by one second. */
    void tick() {
        now += SECOND;
        model.tick(now);
    }

    ShownMessage shown() {
        return model.value().shownProperty().get();
    }

    MessageInfo info() {
        return Objects.requireNonNull(shown().info());
    }

    ValueContent content() {
        return shown().content();
    }

    ValueContent.Text textContent() {
        return (ValueContent.Text) content();
    }

    String text() {
        return textContent().text().text();
    }

    /** The sentence shown in place of a value. */
    String sentence() {
        return ((ValueContent.Nothing) content()).sentence();
    }

    /** The text above the history about messages missing from it. */
    String missing() {
        return model.missingProperty().get();
    }

    HistoryList history() {
        return Objects.requireNonNull(model.historyProperty().get());
    }

    /** The texts that the copy button puts on the clipboard, if any. */
    List<String> copied() {
        List<String> copied = new ArrayList<>();
        model.value().copy(copied::add);
        return copied;
    }

    /** The latest status text about copying or saving. */
    String status() {
        return model.value().statusProperty().get();
    }

    @Override
    public void close() {
        session.close();
    }
}

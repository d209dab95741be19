// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.BrokerWords;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.publish.PublishOutcome.Kind;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishResult;

/** Sends messages and reports the result of the last one. JavaFX application thread. */
final class PublishSender {
    /** Time after which a missing answer is reported, in milliseconds. */
    private static final long LONG_MILLIS = 10_000;

    private final Function<PublishMessage, CompletableFuture<PublishResult>> publisher;
    private final FxScheduler fx;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<PublishOutcome> outcome = new ReadOnlyObjectWrapper<>(PublishOutcome.NONE);
    private long lastSent;
    private long sentAt;
    /** Read on the ticker's thread. */
    private volatile boolean waiting;

    /**
     * @param publisher never blocks; may complete on any thread
     * @param clock the time shown with a result
     */
    PublishSender(Function<PublishMessage, CompletableFuture<PublishResult>> publisher, FxScheduler fx, Clock clock) {
        this.publisher = publisher;
        this.fx = fx;
        this.clock = clock;
    }

    /** The result of the last message, until the next one is composed. */
    ReadOnlyObjectProperty<PublishOutcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** Clears the result when the message changes; a message in flight still gets its result. */
    void clearOutcome() {
        if (outcome.get().kind() != Kind.SENDING) {
            outcome.set(PublishOutcome.NONE);
        }
    }

    /** Reports why a message is not sent. */
    void refuse(String problem) {
        outcome.set(new PublishOutcome(Kind.REFUSED, stamped(problem), ""));
    }

    void send(PublishMessage message) {
        long number = ++lastSent;
        outcome.set(new PublishOutcome(Kind.SENDING, Texts.get("publish.sending"), ""));
        sentAt = clock.millis();
        waiting = true;
        CompletableFuture<PublishResult> answer;
        try {
            answer = publisher.apply(message);
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        // Captures this instead of the message, which would retain the payload.
        Sent sent = new Sent(
                message.topic(),
                message.qos(),
                message.retain(),
                message.clearsRetained(),
                message.properties().userProperties().size());
        var _ = answer.handle((result, error) -> result != null
                        ? result
                        : new PublishResult(false, Phrase.of("publish.failed", String.valueOf(error))))
                .thenAccept(result -> fx.later(() -> answered(number, sent, result)));
    }

    /** The message that a result belongs to. */
    private record Sent(String topic, Qos qos, boolean retained, boolean clears, int userProperties) {
        String sentence(PublishResult result) {
            String shown = SentMessage.shorten(topic);
            if (!result.accepted()) {
                return Texts.get("publish.result.refused", shown, sentence(Texts.get(result.text())))
                        + BrokerWords.after(result.reason());
            }
            String text = Texts.get(result.text());
            String outcome = text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
            String key = clears ? "publish.result.cleared" : retained ? "publish.result.retained" : "publish.result";
            return Texts.get(key, shown, qos.level(), outcome) + BrokerWords.after(result.reason()) + leftOut(result);
        }

        private String leftOut(PublishResult result) {
            return result.leftOut().isEmpty()
                    ? ""
                    : " " + Texts.get("publish.result.leftOut", PropertyNames.of(result.leftOut(), userProperties));
        }

        private static String sentence(String text) {
            return text.endsWith(".") ? text : text + ".";
        }
    }

    private void answered(long number, Sent sent, PublishResult result) {
        // The answer to an earlier message must not appear as that to the last one, unless it is a failure.
        if (number == lastSent || !result.accepted()) {
            waiting = waiting && number != lastSent;
            outcome.set(new PublishOutcome(
                    result.accepted() ? Kind.ACCEPTED : Kind.REFUSED,
                    stamped(sent.sentence(result)),
                    result.accepted() && !sent.clears ? sent.topic : ""));
        }
    }

    /** Whether {@link #tick} may have something to report: a message has no answer yet. Any thread. */
    boolean isWaiting() {
        return waiting;
    }

    /** Reports when the answer to the last message is overdue. */
    void tick() {
        if (waiting && clock.millis() - sentAt >= LONG_MILLIS) {
            waiting = false;
            if (outcome.get().kind() == Kind.SENDING) {
                outcome.set(new PublishOutcome(
                        Kind.SENDING,
                        Texts.get("publish.waiting", Times.time(TimeUnit.MILLISECONDS.toNanos(sentAt))),
                        ""));
            }
        }
    }

    private String stamped(String text) {
        return Times.time(TimeUnit.MILLISECONDS.toNanos(clock.millis())) + " " + text;
    }
}

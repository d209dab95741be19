// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.publish.PublishOutcome.Kind;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.link.BrokerLimits;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishProperties;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.mqtt.words.BrokerReason;

class PublishViewModelTest {
    private final List<PublishMessage> sent = new ArrayList<>();
    private final List<CompletableFuture<PublishResult>> answers = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private boolean yes = true;
    private Instant now = Instant.parse("2026-03-04T12:03:05Z");

    private final PublishViewModel model = new PublishViewModel(
            request -> {
                sent.add(request);
                answers.add(new CompletableFuture<>());
                return answers.getLast();
            },
            (title, text, action) -> {
                questions.add(text);
                return CompletableFuture.completedFuture(yes);
            },
            Runnable::run,
            Tasks.on(Runnable::run),
            new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            });

    @BeforeEach
    void connect() {
        model.connectedProperty().set(true);
    }

    @Test
    void theTopicFollowsTheSelectionUntilItIsEdited() {
        model.follow("home/lamp");
        assertThat(model.topicProperty().get()).isEqualTo("home/lamp");
        model.topicProperty().set("home/lamp/set");
        assertThat(model.followingProperty().get()).isFalse();
        model.follow("plant/line");
        assertThat(model.topicProperty().get()).isEqualTo("home/lamp/set");
        model.followSelection();
        assertThat(model.topicProperty().get()).isEqualTo("plant/line");
        assertThat(model.followingProperty().get()).isTrue();
        model.follow("plant");
        assertThat(model.topicProperty().get()).isEqualTo("plant");
    }

    @Test
    void aMessageGoesToTheTopicSelectedLast_andRetainIsAskedForEachTime() {
        model.follow("a");
        model.retainProperty().set(true);
        model.payload().setText("1");
        model.send();
        assertThat(model.retainProperty().get()).isFalse();
        model.follow("b");
        model.payload().setText("2");
        model.send();
        assertThat(sent).extracting(PublishMessage::topic).containsExactly("a", "b");
        assertThat(sent).extracting(PublishMessage::retain).containsExactly(true, false);
    }

    @Test
    void thatATopicDoesNotFollowTheSelectionIsTold() {
        model.follow("home/lamp");
        assertThat(model.elsewhereProperty().get()).isEmpty();
        model.topicProperty().set("home/lamp/set");
        assertThat(model.elsewhereProperty().get())
                .isEqualTo("Publishing to home/lamp/set, not to the selected topic home/lamp.");
        model.follow("plant");
        assertThat(model.elsewhereProperty().get())
                .isEqualTo("Publishing to home/lamp/set, not to the selected topic plant.");
        model.follow("home/lamp/set");
        assertThat(model.elsewhereProperty().get()).isEmpty();
        model.topicProperty().set("");
        assertThat(model.elsewhereProperty().get()).contains("no longer follows");
        model.followSelection();
        assertThat(model.elsewhereProperty().get()).isEmpty();
        model.topicProperty().set("x");
        model.topicProperty().set("home/lamp/set");
        model.follow("plant");
        assertThat(model.topicProperty().get()).isEqualTo("plant");
    }

    @Test
    void aResultGoesAtTheFirstEdit() {
        model.follow("a");
        List<Runnable> edits = List.of(
                () -> model.topicProperty().set("a/set"),
                () -> model.payload().setText("1"),
                () -> model.qosProperty().set(Qos.AT_LEAST_ONCE),
                () -> model.retainProperty().set(true),
                () -> model.follow("b"));
        for (Runnable edit : edits) {
            model.send();
            answers.getLast().complete(new PublishResult(true, Phrase.verbatim("Not confirmed by the broker")));
            assertThat(model.outcomeProperty().get().kind()).isEqualTo(Kind.ACCEPTED);
            edit.run();
            assertThat(model.outcomeProperty().get()).isEqualTo(PublishOutcome.NONE);
        }
    }

    @Test
    void anAnswerThatIsWaitedForIsToldAfterAnEdit() {
        model.follow("a");
        model.send();
        model.payload().setText("next");
        assertThat(model.outcomeProperty().get().kind()).isEqualTo(Kind.SENDING);
        answers.getFirst().complete(new PublishResult(true, Phrase.verbatim("Not confirmed by the broker")));
        assertThat(model.outcomeProperty().get().text()).endsWith("Sent to a (QoS 0: not confirmed by the broker)");
    }

    @Test
    void manyLargePayloadsAreNotAllKept() {
        model.topicProperty().set("t");
        for (int i = 0; i < 5; i++) {
            model.payload().setText(i + "x".repeat(5_000_000));
            model.send();
        }
        assertThat(model.history()).hasSize(3);
        model.payload().setText("x".repeat(17 << 20));
        model.send();
        assertThat(sent).hasSize(6);
        assertThat(model.history()).hasSize(3);
        model.payload().setText("");
        model.reuse(model.history().getFirst());
        assertThat(model.payload().payload())
                .isSameAs(model.history().getFirst().payload());
    }

    @Test
    void whatTheFormSaysIsSent_andTheAnswerIsShownWithItsTime() {
        model.topicProperty().set("test/topic");
        model.payload().setText("Hellö\nMQTT ");
        model.qosProperty().set(Qos.EXACTLY_ONCE);
        model.retainProperty().set(true);
        model.send();
        PublishMessage request = sent.getFirst();
        assertThat(request.topic()).isEqualTo("test/topic");
        assertThat(new String(request.bytes(), StandardCharsets.UTF_8)).isEqualTo("Hellö\nMQTT ");
        assertThat(request.qos()).isEqualTo(Qos.EXACTLY_ONCE);
        assertThat(request.retain()).isTrue();
        assertThat(model.outcomeProperty().get().kind()).isEqualTo(Kind.SENDING);
        answers.getFirst().complete(new PublishResult(true, Phrase.verbatim("Accepted by the broker")));
        assertThat(model.outcomeProperty().get())
                .isEqualTo(new PublishOutcome(
                        Kind.ACCEPTED,
                        Times.time(Instant.parse("2026-03-04T12:03:05Z").getEpochSecond() * 1_000_000_000L)
                                + " Sent to test/topic, retained (QoS 2: accepted by the broker)",
                        "test/topic"));
    }

    @Test
    void thatTheBrokerDoesNotAnswerIsToldAfterTenSecondsWithTheTime() {
        model.topicProperty().set("t");
        model.send();
        assertThat(model.isWaiting()).isTrue();
        now = now.plusMillis(9_999);
        model.tick();
        assertThat(model.outcomeProperty().get().text()).isEqualTo("Sending…");
        now = now.plusMillis(1);
        model.tick();
        String sentAt = Times.time(Instant.parse("2026-03-04T12:03:05Z").getEpochSecond() * 1_000_000_000L);
        assertThat(model.outcomeProperty().get().text()).startsWith("The broker has not answered since " + sentAt);
        assertThat(model.isWaiting()).isFalse();

        answers.getFirst().complete(new PublishResult(true, Phrase.verbatim("Accepted by the broker")));
        assertThat(model.outcomeProperty().get().kind()).isEqualTo(Kind.ACCEPTED);
        model.send();
        answers.getLast().complete(new PublishResult(true, Phrase.verbatim("Accepted by the broker")));
        assertThat(model.isWaiting()).isFalse();
    }

    @Test
    void whatTheBrokerExcludesCannotBeSent_andTheReasonIsTold() {
        model.topicProperty().set("t");
        model.qosProperty().set(Qos.AT_LEAST_ONCE);
        model.limitsProperty().set(new PublishLimits(limits(Qos.AT_MOST_ONCE, false), true));
        assertThat(model.limitsProperty().get().sentence())
                .isEqualTo("This broker accepts QoS 0 only. This broker does not accept retained messages.");
        assertThat(model.blockedProperty().get())
                .isEqualTo("This broker does not accept messages with QoS 1. Choose QoS 0.");
        model.qosProperty().set(Qos.AT_MOST_ONCE);
        assertThat(model.blockedProperty().get()).isEmpty();
        model.retainProperty().set(true);
        assertThat(model.blockedProperty().get())
                .isEqualTo("This broker does not accept retained messages. Turn off Retain.");
        model.send();
        model.clearRetained("t");
        assertThat(model.outcomeProperty().get().text())
                .endsWith("This broker does not accept retained messages. Turn off Retain.");
        assertThat(sent).isEmpty();
        assertThat(questions).isEmpty();

        model.limitsProperty().set(new PublishLimits(limits(Qos.AT_LEAST_ONCE, true), true));
        assertThat(model.blockedProperty().get()).isEmpty();
        assertThat(model.limitsProperty().get().sentence()).isEqualTo("This broker accepts QoS 0 and 1 only.");
        assertThat(PublishLimits.NONE.sentence()).isEmpty();
    }

    private static BrokerLimits limits(Qos maximum, boolean retain) {
        return new BrokerLimits(60, 0, 65_535, maximum, retain, -1, 0, true, true, true, "", "", List.of());
    }

    @Test
    void whatTheBrokerAddsToARefusalIsToldApart() {
        model.topicProperty().set("t");
        model.send();
        answers.getFirst()
                .complete(new PublishResult(
                        false,
                        Phrase.verbatim("Refused: Quota exceeded (0x97)"),
                        new BrokerReason("come\nback", "", List.of())));
        assertThat(model.outcomeProperty().get().text())
                .endsWith("Refused: Quota exceeded (0x97).\nReason from the broker: “come⏎back”");
    }

    @Test
    void aRefusalAndAFailureAreToldWithTheirReason() {
        model.topicProperty().set("t");
        model.send();
        answers.getFirst().complete(new PublishResult(false, Phrase.verbatim("Refused: not authorized (0x87)")));
        assertThat(model.outcomeProperty().get().kind()).isEqualTo(Kind.REFUSED);
        assertThat(model.outcomeProperty().get().text()).endsWith("not authorized (0x87).");
        model.send();
        answers.get(1).completeExceptionally(new IllegalStateException("closed"));
        assertThat(model.outcomeProperty().get().kind()).isEqualTo(Kind.REFUSED);
        assertThat(model.outcomeProperty().get().text()).contains("closed");
    }

    @Test
    void aLateAnswerDoesNotPassForTheLastMessages_unlessItIsBad() {
        model.topicProperty().set("t");
        model.send();
        model.send();
        model.send();
        answers.get(0).complete(new PublishResult(true, Phrase.verbatim("first")));
        assertThat(model.outcomeProperty().get().kind()).isEqualTo(Kind.SENDING);
        answers.get(2).complete(new PublishResult(true, Phrase.verbatim("third")));
        answers.get(1).complete(new PublishResult(false, Phrase.verbatim("second")));
        assertThat(model.outcomeProperty().get().text()).endsWith("second.");
    }

    @Test
    void whatCannotBeSentIsToldBefore() {
        assertThat(model.blockedProperty().get()).startsWith("Enter a topic");
        assertThat(model.topicProblemProperty().get()).isEmpty();
        model.topicProperty().set("home/+");
        assertThat(model.topicProblemProperty().get())
                .isEqualTo("Wildcards (+, #) are for subscriptions. Remove \"+\" (character 6).");
        assertThat(model.blockedProperty().get())
                .isEqualTo(model.topicProblemProperty().get());
        model.send();
        model.topicProperty().set("home");
        assertThat(model.blockedProperty().get()).isEmpty();
        model.payload().setText("\uD800");
        assertThat(model.blockedProperty().get()).contains("surrogate");
        model.payload().setText("");
        model.connectedProperty().set(false);
        assertThat(model.blockedProperty().get()).startsWith("Not connected");
        model.send();
        assertThat(sent).isEmpty();
    }

    @Test
    void whatHidesInTheTopicIsShown() {
        model.follow("home/lamp");
        assertThat(model.hiddenInTopicProperty().get()).isEmpty();
        model.follow("home/la\u202Emp");
        assertThat(model.hiddenInTopicProperty().get()).endsWith(" home/la⟨U+202E⟩mp");
        assertThat(model.topicProperty().get()).isEqualTo("home/la\u202Emp");
    }

    @Test
    void jsonIsCheckedWhereItIsMeant_andNeverPreventsSending() {
        model.topicProperty().set("t");
        model.payload().setText("21.5");
        assertThat(model.payload().checkProperty().get().state()).isEqualTo(PayloadCheck.State.UNCHECKED);
        model.payload().setText(" {\"on\": true}");
        assertThat(model.payload().checkProperty().get().state()).isEqualTo(PayloadCheck.State.VALID);
        model.payload().setText("{\"on\":true");
        assertThat(model.payload().checkProperty().get().state()).isEqualTo(PayloadCheck.State.PROBLEM);
        assertThat(model.payload().checkProperty().get().hint())
                .isEqualTo("Not valid JSON (line 1, column 11: missing closing }). Will be sent as text.");
        model.send();
        assertThat(sent).hasSize(1);
    }

    @Test
    void formatChangesOnlyWhitespace() {
        String json = "{\"a\":1.50,\"a\":[12345678901234567890,\"\\u0041 b\\u202e\u202e\"]}";
        model.payload().setText(json);
        model.payload().format();
        assertThat(model.payload().textProperty().get()).contains("\n  \"a\": 1.50");
        assertThat(model.payload().textProperty().get().replaceAll("\n *", "").replace("\": ", "\":"))
                .isEqualTo(json);
    }

    @Test
    void anEmptyRetainedMessageIsAskedForFirst() {
        model.topicProperty().set("home/la\u202Emp");
        model.retainProperty().set(true);
        yes = false;
        model.send();
        assertThat(questions).singleElement().asString().contains("home/la⟨U+202E⟩mp");
        assertThat(sent).isEmpty();
        yes = true;
        model.send();
        assertThat(sent).singleElement().satisfies(request -> {
            assertThat(request.topic()).isEqualTo("home/la\u202Emp");
            assertThat(request.bytes()).isEmpty();
            assertThat(request.retain()).isTrue();
        });
        assertThat(model.history()).isEmpty();
    }

    @Test
    void clearingFromElsewhereLeavesTheFormAlone() {
        model.topicProperty().set("mine");
        model.payload().setText("text");
        model.clearRetained("home/lamp");
        assertThat(questions).singleElement().asString().contains("home/lamp");
        assertThat(sent.getFirst().topic()).isEqualTo("home/lamp");
        assertThat(sent.getFirst().qos()).isEqualTo(Qos.AT_LEAST_ONCE);
        assertThat(model.topicProperty().get()).isEqualTo("mine");
        model.connectedProperty().set(false);
        model.clearRetained("home/lamp");
        assertThat(questions).hasSize(1);
        assertThat(model.outcomeProperty().get().kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void theLastTwentyMessagesFillTheFormAgain() {
        assertThat(model.history()).isSameAs(model.history());
        for (int i = 0; i < 25; i++) {
            model.topicProperty().set("t/" + i);
            model.payload().setText("p" + i);
            model.qosProperty().set(Qos.ofLevel(i % 3));
            model.send();
        }
        model.send();
        assertThat(model.history()).hasSize(SentMessages.MAX_MESSAGES);
        SentMessage old = model.history().getLast();
        assertThat(old)
                .isEqualTo(new SentMessage(
                        "t/5", new Payload.Typed("p5"), Qos.EXACTLY_ONCE, false, PublishProperties.NONE));
        model.reuse(old);
        assertThat(model.topicProperty().get()).isEqualTo("t/5");
        assertThat(model.payload().textProperty().get()).isEqualTo("p5");
        assertThat(model.qosProperty().get()).isEqualTo(Qos.EXACTLY_ONCE);
        assertThat(model.followingProperty().get()).isFalse();
        assertThat(new SentMessage(
                                "t",
                                new Payload.Typed("a\n b\u202e" + "x".repeat(100)),
                                Qos.AT_MOST_ONCE,
                                false,
                                PublishProperties.NONE)
                        .preview())
                .startsWith("QoS 0   t   a b⟨U+202E⟩x")
                .endsWith("…");
        assertThat(new SentMessage("t", new Payload.Typed("on"), Qos.AT_LEAST_ONCE, true, PublishProperties.NONE)
                        .preview())
                .isEqualTo("QoS 1 R   t   on");
    }
}

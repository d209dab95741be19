// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.doctor;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;
import org.topiary.core.tree.TopicRules;
import org.topiary.mqtt.doctor.TestStep.Kind;
import org.topiary.mqtt.failure.ConnectionLosses;
import org.topiary.mqtt.failure.Failure;
import org.topiary.mqtt.link.FilterAnswer;
import org.topiary.mqtt.link.Link;
import org.topiary.mqtt.profile.ClientIds;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.PublicBrokers;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.profile.Subscription.RetainHandling;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.mqtt.words.ExceptionCauses;

/** The last steps of a test: what the broker lets this client subscribe to, and whether it may publish. One thread. */
final class TestPermissions {
    private static final byte[] PAYLOAD = "Test of a connection".getBytes(StandardCharsets.US_ASCII);

    private final ConnectionProfile profile;
    private final TestLink link;
    private final PublishQuestion ask;
    private final Map<Subscription, TestSteps.Step> subscriptions = new LinkedHashMap<>();
    private final TestSteps.Step publish;

    /** Plans the steps, without running them. */
    TestPermissions(ConnectionProfile profile, TestSteps steps, TestLink link, PublishQuestion ask) {
        this.profile = profile;
        this.link = link;
        this.ask = ask;
        for (Subscription subscription : profile.subscriptions()) {
            if (subscription.enabled()) {
                subscriptions.put(subscription, steps.plan(Kind.SUBSCRIBE, subscription.filter()));
            }
        }
        publish = steps.plan(Kind.PUBLISH, "");
    }

    void check() throws InterruptedException {
        for (Map.Entry<Subscription, TestSteps.Step> each : subscriptions.entrySet()) {
            if (!subscribe(each.getKey(), each.getValue())) {
                return;
            }
        }
        publish();
    }

    /** Returns whether the test can continue. */
    private boolean subscribe(Subscription subscription, TestSteps.Step step) throws InterruptedException {
        String filter = subscription.filter();
        step.running(Phrase.NONE);
        Phrase problem = subscription.problem();
        if (problem != null) {
            step.failed(
                    new Failure(
                            Phrase.of("test.notSubscribed", filter, problem),
                            Phrase.of("test.notSubscribed.advice"),
                            Phrase.NONE,
                            true),
                    Optional.empty());
            return true;
        }
        if (TopicRules.isShared(filter)) {
            step.skipped(Phrase.of("test.shared"));
            return true;
        }
        if (PublicBrokers.isPublic(profile.address().host()) && PublicBrokers.isEverything(filter)) {
            step.skipped(Phrase.of("test.everything"));
            return true;
        }
        try {
            FilterAnswer answer = within(link.subscribe(quiet(subscription)));
            Phrase refusal = answer.refusal();
            if (answer.isGranted()) {
                step.done(Phrase.of("test.allowed"));
                // Otherwise messages that match the filter would delay the answers that follow.
                var _ = link.unsubscribe(filter);
            } else if (subscription.optional()) {
                step.warn(Phrase.of("test.refused", refusal), Phrase.of("test.optional"));
            } else {
                step.failed(
                        new Failure(
                                        Phrase.of("test.refused", refusal),
                                        Phrase.of("test.refused.advice"),
                                        Phrase.NONE,
                                        true)
                                .withReason(answer.reason()),
                        Optional.empty());
            }
            return true;
        } catch (ExecutionException e) {
            step.failed(ended(ExceptionCauses.unwrap(e.getCause() == null ? e : e.getCause())), Optional.empty());
        } catch (TimeoutException e) {
            step.failed(
                    new Failure(Phrase.of("test.noSubscribeAnswer"), Phrase.of("test.overloaded"), Phrase.NONE, false),
                    Optional.empty());
        }
        return false;
    }

    /** Retained messages are not of interest here (MQTT 5, section 3.8.3.1). */
    private static Subscription quiet(Subscription s) {
        return new Subscription(
                s.filter(),
                s.qos(),
                s.optional(),
                true,
                s.noLocal(),
                s.retainAsPublished(),
                RetainHandling.DO_NOT_SEND);
    }

    private void publish() throws InterruptedException {
        publish.running(Phrase.of("test.waiting"));
        Optional<String> chosen = topic();
        if (chosen.isEmpty()) {
            publish.skipped(Phrase.of("test.notTried"));
            return;
        }
        String topic = chosen.get();
        Phrase problem = TopicRules.nameProblem(topic);
        if (problem != null) {
            publish.failed(new Failure(problem, Phrase.of("test.otherTopic"), Phrase.NONE, true), Optional.empty());
            return;
        }
        publish.resume(Phrase.of("test.to", topic));
        Link.Loss loss = link.loss();
        if (loss != null) {
            publish.failed(ConnectionLosses.of(loss, profile, profile.clientId()), Optional.empty());
            return;
        }
        try {
            PublishResult published = within(link.publish(PublishMessage.of(topic, PAYLOAD, qos(), false)));
            if (published.accepted()) {
                if (link.protocol().equals(Link.MQTT_3_1_1)) {
                    publish.advise(Phrase.of("test.qos1Only"));
                }
                publish.done(Phrase.of("test.published", published.text(), topic));
            } else {
                publish.failed(
                        new Failure(
                                        Phrase.of("test.published", published.text(), topic),
                                        Phrase.of("test.published.advice"),
                                        Phrase.NONE,
                                        true)
                                .withReason(published.reason()),
                        Optional.empty());
            }
        } catch (ExecutionException e) {
            publish.failed(ended(ExceptionCauses.unwrap(e.getCause() == null ? e : e.getCause())), Optional.empty());
        } catch (TimeoutException e) {
            publish.failed(
                    new Failure(Phrase.of("test.notConfirmed"), Phrase.of("test.overloaded"), Phrase.NONE, false),
                    Optional.empty());
        }
    }

    /** QoS 1, so that the broker answers, unless it does not accept that. */
    private Qos qos() {
        return link.maximumQos() == Qos.AT_MOST_ONCE ? Qos.AT_MOST_ONCE : Qos.AT_LEAST_ONCE;
    }

    private Optional<String> topic() throws InterruptedException {
        try {
            return ask.mayPublish("topiary/test/" + ClientIds.random()).get();
        } catch (ExecutionException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private <T> T within(CompletableFuture<T> answer)
            throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(profile.connectTimeoutMillis(), TimeUnit.MILLISECONDS);
    }

    /** Some brokers end the connection instead of refusing. */
    private Failure ended(Throwable error) {
        Link.Loss loss = link.loss();
        return loss == null
                ? new Failure(
                        Phrase.of("test.noAnswer", Explained.phrase(error)),
                        Phrase.NONE,
                        ExceptionCauses.detail(error),
                        false)
                : ConnectionLosses.of(loss, profile, profile.clientId());
    }
}

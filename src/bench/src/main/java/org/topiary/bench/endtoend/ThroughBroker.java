// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.opentest4j.TestAbortedException;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Figure;
import org.topiary.bench.Figures;
import org.topiary.bench.Options;
import org.topiary.bench.Samples;
import org.topiary.bench.Workload;
import org.topiary.bench.endtoend.SubscriberMain.Taken;
import org.topiary.testkit.LoadPublisher;
import org.topiary.testkit.MosquittoBroker;

/**
 * A Mosquitto between one unpaced publisher and one subscriber, for each subscriber in turn. The broker queues without
 * limit what a subscriber does not read at once, so nothing is dropped, and reads no more than it can forward. So this
 * measures how fast broker and subscriber together accept the publisher's messages.
 */
public final class ThroughBroker implements Workload {
    private static final int ROUNDS = 3;
    private static final long WARM_UP = 500_000;
    private static final long MESSAGES = 1_500_000;
    private static final int TOPICS = 10_000;
    private static final double WITHIN = 0.95;

    private enum Who {
        SESSION,
        CLIENT,
        MOSQUITTO_SUB
    }

    @Override
    public String name() {
        return "e2e_broker";
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        Map<Who, Taken[]> taken = new EnumMap<>(Who.class);
        for (Who who : Who.values()) {
            taken.put(who, new Taken[ROUNDS]);
        }
        try {
            for (int round = 0; round < ROUNDS; round++) {
                for (Who who : Who.values()) {
                    runs(taken, who)[round] = measure(who);
                }
            }
        } catch (TestAbortedException e) {
            figures.notMeasured(name(), String.valueOf(e.getMessage()));
            return;
        }
        Samples ratios = new Samples(IntStream.range(0, ROUNDS)
                .mapToDouble(i -> runs(taken, Who.SESSION)[i].perSecond()
                        / Math.max(
                                runs(taken, Who.CLIENT)[i].perSecond(), runs(taken, Who.MOSQUITTO_SUB)[i].perSecond()))
                .toArray());
        figures.add(
                Figure.of(name() + "_ratio", "", ratios).atLeast(WITHIN).beside("session / better of the two others"));
        figures.add(lost("_session", runs(taken, Who.SESSION)).atMost(0));
        figures.add(rate("_session", runs(taken, Who.SESSION)));
        figures.add(rate("_bare", runs(taken, Who.CLIENT)));
        figures.add(lost("_bare", runs(taken, Who.CLIENT)));
        figures.add(rate("_mosquitto_sub", runs(taken, Who.MOSQUITTO_SUB)));
        figures.add(lost("_mosquitto_sub", runs(taken, Who.MOSQUITTO_SUB)));
    }

    private static Taken[] runs(Map<Who, Taken[]> taken, Who who) {
        return taken.getOrDefault(who, new Taken[0]);
    }

    private Figure rate(String who, Taken[] runs) {
        return Figure.of(name() + who, "messages_per_s", Samples.of(runs, Taken::perSecond));
    }

    private Figure lost(String who, Taken[] runs) {
        return Figure.of(
                name() + who, "lost_messages", Samples.of(runs, Taken::lost).max());
    }

    private static Taken measure(Who who) throws IOException, InterruptedException {
        try (MosquittoBroker broker = MosquittoBroker.start();
                LoadPublisher publisher = new LoadPublisher(broker.port(), TOPICS, Topics::plant)) {
            // A client that receives this message has subscribed.
            publisher.retain("ready");
            return switch (who) {
                case SESSION -> subscriber(Subscriber.Kind.SESSION, broker, publisher);
                case CLIENT -> subscriber(Subscriber.Kind.CLIENT, broker, publisher);
                case MOSQUITTO_SUB -> mosquittoSub(broker, publisher);
            };
        }
    }

    private static Taken subscriber(Subscriber.Kind kind, MosquittoBroker broker, LoadPublisher publisher)
            throws IOException, InterruptedException {
        try (ChildJvm child =
                ChildJvm.start(SubscriberMain.class, kind, broker.port(), 1 + WARM_UP, 1 + MESSAGES, false)) {
            child.awaitReady();
            publisher.publish(MESSAGES);
            return SubscriberMain.taken(child);
        }
    }

    private static Taken mosquittoSub(MosquittoBroker broker, LoadPublisher publisher)
            throws IOException, InterruptedException {
        return MosquittoSub.take(broker.port(), WARM_UP, 1 + MESSAGES, () -> {
            // Its output is buffered, so it does not show the first message.
            TimeUnit.MILLISECONDS.sleep(500);
            Thread.ofPlatform().daemon().start(() -> publish(publisher));
        });
    }

    private static void publish(LoadPublisher publisher) {
        try {
            publisher.publish(MESSAGES);
        } catch (IOException e) {
            // The subscriber will lack messages, which is reported.
        }
    }
}

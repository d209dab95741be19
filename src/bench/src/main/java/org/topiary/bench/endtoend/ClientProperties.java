// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.nio.ByteBuffer;
import java.util.List;
import org.topiary.bench.Figure;
import org.topiary.bench.Figures;
import org.topiary.bench.Options;
import org.topiary.bench.Samples;
import org.topiary.bench.Workload;
import org.topiary.bench.endtoend.Subscriber.Kind;
import org.topiary.bench.endtoend.SubscriberMain.Taken;
import org.topiary.mqtt.receive.MessageProperties;
import org.topiary.mqtt.receive.MessageProperties.UserProperty;
import org.topiary.testkit.LoadGenerator;

/**
 * The cost of MQTT 5 properties: messages with a subscription identifier and three user properties through the real
 * session, compared with the same messages without properties, and with the same MQTT client and an empty callback for
 * those with properties. Runs alternate, each in a new process.
 */
public final class ClientProperties implements Workload {
    private static final int ROUNDS = 3;
    private static final long WARM_UP = 500_000;
    private static final long MESSAGES = 2_000_000;
    private static final byte[] SUBSCRIPTION_IDENTIFIER = {0x0B, 1};

    @Override
    public String name() {
        return "e2e_client_properties";
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        Taken[] without = new Taken[ROUNDS];
        Taken[] with = new Taken[ROUNDS];
        Taken[] clients = new Taken[ROUNDS];
        byte[] encoded = properties();
        try (LoadGenerator plain = Topics.plant().rounds(4).messages(MESSAGES).open();
                LoadGenerator rich = Topics.plant()
                        .rounds(4)
                        .messages(MESSAGES)
                        .properties(number -> encoded)
                        .open()) {
            for (int i = 0; i < ROUNDS; i++) {
                without[i] = SubscriberMain.run(Kind.SESSION, plain.port(), WARM_UP, MESSAGES, false);
                with[i] = SubscriberMain.run(Kind.SESSION, rich.port(), WARM_UP, MESSAGES, false);
                clients[i] = SubscriberMain.run(Kind.CLIENT, rich.port(), WARM_UP, MESSAGES, false);
            }
        }
        add(figures, "_with", with, "session, a subscription identifier and three user properties");
        add(figures, "_without", without, "session, the same messages without properties");
        add(figures, "_bare", clients, "same client with an empty callback, with properties");
    }

    private void add(Figures figures, String suffix, Taken[] taken, String what) {
        figures.add(Figure.of(name() + suffix, "messages_per_s", Samples.of(taken, Taken::perSecond))
                .beside(what));
        figures.add(Figure.of(name() + suffix, "cpu_ns_per_message", Samples.of(taken, Taken::cpuNanos)));
        figures.add(Figure.of(
                        name() + suffix,
                        "lost_messages",
                        Samples.of(taken, Taken::lost).max())
                .atMost(0));
    }

    /** Encoded as on the wire; in the log, identifiers have another form. */
    private static byte[] properties() {
        byte[] user = new MessageProperties(
                        -1,
                        -1,
                        "",
                        "",
                        new byte[0],
                        List.of(
                                new UserProperty("source", "gateway-7"),
                                new UserProperty("trace", "4bf92f3577b34da6"),
                                new UserProperty("unit", "C")),
                        List.of(),
                        false)
                .encode();
        return ByteBuffer.allocate(SUBSCRIPTION_IDENTIFIER.length + user.length)
                .put(SUBSCRIPTION_IDENTIFIER)
                .put(user)
                .array();
    }
}

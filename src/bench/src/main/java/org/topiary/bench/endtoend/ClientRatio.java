// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import org.topiary.bench.Figure;
import org.topiary.bench.Figures;
import org.topiary.bench.Options;
import org.topiary.bench.Samples;
import org.topiary.bench.Workload;
import org.topiary.bench.endtoend.Subscriber.Kind;
import org.topiary.bench.endtoend.SubscriberMain.Taken;
import org.topiary.testkit.LoadGenerator;

/**
 * The rate at which the real session fills log and tree, as fast as TCP delivers, compared with the same MQTT client
 * and an empty callback. Runs alternate, each in a new process.
 */
public final class ClientRatio implements Workload {
    private static final int ROUNDS = 5;
    private static final long WARM_UP = 3_000_000;
    private static final long MESSAGES = 9_000_000;

    @Override
    public String name() {
        return "e2e_client_ratio";
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        double[] ratios = new double[ROUNDS];
        Taken[] sessions = new Taken[ROUNDS];
        Taken[] clients = new Taken[ROUNDS];
        try (LoadGenerator load = Topics.plant().rounds(4).messages(MESSAGES).open()) {
            for (int i = 0; i < ROUNDS; i++) {
                clients[i] = SubscriberMain.run(Kind.CLIENT, load.port(), WARM_UP, MESSAGES, false);
                sessions[i] = SubscriberMain.run(Kind.SESSION, load.port(), WARM_UP, MESSAGES, false);
                ratios[i] = sessions[i].perSecond() / clients[i].perSecond();
            }
        }
        figures.add(Figure.of(name(), "", new Samples(ratios))
                .atLeast(0.8)
                .beside("session / same client with an empty callback"));
        figures.add(Figure.of(
                        "e2e_client_session",
                        "lost_messages",
                        Samples.of(sessions, Taken::lost).max())
                .atMost(0));
        figures.add(Figure.of("e2e_client_session", "messages_per_s", Samples.of(sessions, Taken::perSecond)));
        figures.add(Figure.of("e2e_client_session", "cpu_ns_per_message", Samples.of(sessions, Taken::cpuNanos)));
        figures.add(Figure.of("e2e_client_bare", "messages_per_s", Samples.of(clients, Taken::perSecond)));
        figures.add(Figure.of("e2e_client_bare", "cpu_ns_per_message", Samples.of(clients, Taken::cpuNanos)));
        figures.add(Figure.of(
                "e2e_client_bare",
                "lost_messages",
                Samples.of(clients, Taken::lost).max()));
    }
}

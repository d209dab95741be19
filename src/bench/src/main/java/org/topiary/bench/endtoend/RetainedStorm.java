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
 * The first second after connecting to a large broker: 500,000 retained messages right after the SUBACK, to a process
 * that has just started and keeps another core busy.
 */
public final class RetainedStorm implements Workload {
    private static final int TOPICS = 500_000;
    private static final int RUNS = 3;

    @Override
    public String name() {
        return "retained_storm";
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        Taken[] sessions = new Taken[RUNS];
        Taken[] clients = new Taken[RUNS];
        try (LoadGenerator load = LoadGenerator.topics(
                        TOPICS, number -> "site/" + number / 5_000 + "/device/" + number % 5_000)
                .retained()
                .open()) {
            for (int i = 0; i < RUNS; i++) {
                sessions[i] = SubscriberMain.run(Kind.SESSION, load.port(), 0, TOPICS, true);
                clients[i] = SubscriberMain.run(Kind.CLIENT_DEFAULT_EXECUTOR, load.port(), 0, TOPICS, true);
            }
        }
        figures.add(Figure.of(
                        name(),
                        "lost_messages",
                        Samples.of(sessions, Taken::lost).max())
                .atMost(0));
        figures.add(
                Figure.of(name(), "topics", Samples.of(sessions, Taken::topics).min())
                        .atLeast(TOPICS));
        figures.add(Figure.of(name(), "s", Samples.of(sessions, Taken::seconds))
                .beside("from connecting to the last topic"));
        Samples lost = Samples.of(clients, taken -> 100 * taken.lost() / TOPICS);
        figures.add(Figure.of(name() + "_default_executor_lost", "percent", lost)
                .beside("the same client with its default executor and an empty callback"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.opentest4j.TestAbortedException;
import org.topiary.bench.Figure;
import org.topiary.bench.Figures;
import org.topiary.bench.Options;
import org.topiary.bench.Workload;
import org.topiary.bench.endtoend.SubscriberMain.Taken;
import org.topiary.testkit.LoadGenerator;

/**
 * The rates of other clients for the messages of {@code e2e_client_ratio}, with a callback that only counts. They are
 * slower, so there are fewer messages. One run each.
 */
public final class Peers implements Workload {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "e2e_peers";
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        paho(figures);
        mosquittoSub(figures);
        mqttJs(options.mqttJs(), figures);
    }

    private void paho(Figures figures) throws Exception {
        long messages = 400_000;
        try (LoadGenerator load = Topics.plant().rounds(4).messages(messages).open()) {
            Taken taken = SubscriberMain.run(Subscriber.Kind.PAHO, load.port(), messages / 3, messages, false);
            add(figures, "paho_java", taken);
        }
    }

    private void mosquittoSub(Figures figures) throws Exception {
        long messages = 1_200_000;
        try (LoadGenerator load = Topics.plant().rounds(4).messages(messages).open()) {
            add(figures, "mosquitto_sub", MosquittoSub.take(load.port(), messages / 3, messages, () -> {}));
        } catch (TestAbortedException e) {
            figures.notMeasured(name() + "_mosquitto_sub", String.valueOf(e.getMessage()));
        }
    }

    private void add(Figures figures, String who, Taken taken) {
        figures.add(Figure.of(name() + "_" + who, "messages_per_s", taken.perSecond()));
        figures.add(Figure.of(name() + "_" + who, "lost_messages", taken.lost()));
    }

    private void mqttJs(Optional<Path> modules, Figures figures) throws Exception {
        String figure = name() + "_mqtt_js";
        if (modules.isEmpty()) {
            figures.notMeasured(
                    figure, "no path to MQTT.js was given (npm install mqtt, then -Dbench.mqttjs=…/node_modules)");
            return;
        }
        long messages = 1_500_000;
        try (LoadGenerator load = Topics.plant().rounds(4).messages(messages).open()) {
            double perSecond = MqttJs.perSecond(modules.orElseThrow(), load.port(), messages / 3, messages, LIMIT);
            figures.add(Figure.of(figure, "messages_per_s", perSecond));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import static org.topiary.app.SparkplugPayloads.birth;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.message.TestSession;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.payload.sparkplug.state.SparkplugState;

/** A list of devices whose session and background tasks the tests control. */
abstract class DevicesTests {
    static final String NODE = "spBv1.0/plant/%s/line1";

    final TestSession session = new TestSession(1 << 20);
    final SparkplugState state = new SparkplugState();
    final Queue<Runnable> background = new ArrayDeque<>();
    DevicesViewModel devices = model(Tasks.on(background::add));
    long now = 1_700_000_000_000_000_000L;
    int sent;
    boolean knowsRetained = true;

    @AfterEach
    void close() {
        session.close();
    }

    DevicesViewModel model(Tasks tasks) {
        RebirthSender sender = new RebirthSender(
                message -> {
                    sent++;
                    return CompletableFuture.completedFuture(new PublishResult(true, Phrase.of("search.gone")));
                },
                () -> true,
                Clock.systemUTC());
        DevicesViewModel made = new DevicesViewModel(
                new DeviceSources(state, session.log, session.tree, () -> knowsRetained),
                tasks,
                Runnable::run,
                sender,
                (title, text, action) -> CompletableFuture.completedFuture(true));
        made.setVisible(true);
        return made;
    }

    void receive(String topic, byte[] payload) {
        long position = session.receive(topic, payload, false, new byte[0]);
        state.accept(position, now, topic, payload);
    }

    void receive(String topic, String payload) {
        receive(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    void tick() {
        now += DevicesViewModel.INTERVAL_NANOS;
        devices.tick(now);
        runAll();
    }

    void runAll() {
        for (Runnable task = background.poll(); task != null; task = background.poll()) {
            task.run();
        }
    }

    /** Indented rows, such as {@code " line1 ONLINE 2"}. */
    List<String> rows() {
        return devices.rowsProperty().get().stream()
                .map(row -> "  ".repeat(row.depth())
                        + row.name()
                        + (row.liveness() == null ? "" : " " + row.liveness().state())
                        + (row.detail().isEmpty() ? "" : " (" + row.detail() + ")")
                        + (row.findings() == 0 ? "" : " " + row.findings()))
                .toList();
    }

    DeviceKey key(String name) {
        return devices.rowsProperty().get().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow()
                .key();
    }

    String selected() {
        DeviceKey key = Objects.requireNonNull(devices.selectedProperty().get());
        return key.kind() + " " + key.owner() + " " + key.device();
    }

    void plant() {
        receive("spBv1.0/water/NBIRTH/pump", birth(0));
        receive("spBv1.0/plant/NBIRTH/Line2", birth(0));
        receive("spBv1.0/plant/NDEATH/Line2", birth(0));
        receive("spBv1.0/STATE/scada", "{\"online\":false,\"timestamp\":1}");
        receive(NODE.formatted("NBIRTH"), birth(0, "Speed"));
        receive("spBv1.0/plant/DBIRTH/line1/b", birth(1, "Heat", "Weight"));
        receive("spBv1.0/plant/DBIRTH/line1/A", birth(2));
        tick();
    }

    /** The values in the list, such as {@code "Heat 7"}. */
    List<String> values() {
        return devices.rowsProperty().get().stream()
                .filter(row -> row.metric() != null)
                .map(row ->
                        row.name() + " " + row.metric().text() + (row.metric().isGood() ? "" : " doubtful"))
                .toList();
    }

    int devicesRow(String name) {
        return devices.rowsProperty().get().stream()
                .map(DeviceRow::name)
                .toList()
                .indexOf(name);
    }
}

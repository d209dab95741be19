// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.SparkplugPayloads.birth;
import static org.topiary.app.SparkplugPayloads.data;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.devices.DeviceKey.Kind;
import org.topiary.app.viewmodel.message.TestSession;
import org.topiary.core.text.Phrase;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.payload.sparkplug.state.SparkplugState;

final class DevicesViewModelTest {
    private static final String NODE = "spBv1.0/plant/%s/line1";

    private final TestSession session = new TestSession(1 << 20);
    private final SparkplugState state = new SparkplugState();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private DevicesViewModel devices = model(Tasks.on(background::add));
    private long now = 1_700_000_000_000_000_000L;
    private int sent;

    @AfterEach
    void close() {
        session.close();
    }

    private DevicesViewModel model(Tasks tasks) {
        RebirthRequests rebirths = new RebirthRequests(
                message -> {
                    sent++;
                    return CompletableFuture.completedFuture(new PublishResult(true, Phrase.of("search.gone")));
                },
                () -> true,
                (title, text, action) -> CompletableFuture.completedFuture(true),
                Runnable::run,
                Clock.systemUTC());
        DevicesViewModel made = new DevicesViewModel(state, session.log, session.tree, tasks, Runnable::run, rebirths);
        made.setVisible(true);
        return made;
    }

    private void receive(String topic, byte[] payload) {
        long position = session.receive(topic, payload, false, new byte[0]);
        state.accept(position, now, topic, payload);
    }

    private void receive(String topic, String payload) {
        receive(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    private void tick() {
        now += DevicesViewModel.INTERVAL_NANOS;
        devices.tick(now);
        runAll();
    }

    private void runAll() {
        for (Runnable task = background.poll(); task != null; task = background.poll()) {
            task.run();
        }
    }

    /** Indented rows, such as {@code " line1 ONLINE 2"}. */
    private List<String> rows() {
        return devices.rowsProperty().get().stream()
                .map(row -> "  ".repeat(row.depth())
                        + row.name()
                        + (row.liveness() == null ? "" : " " + row.liveness().state())
                        + (row.detail().isEmpty() ? "" : " (" + row.detail() + ")")
                        + (row.findings() == 0 ? "" : " " + row.findings()))
                .toList();
    }

    private DeviceKey key(String name) {
        return devices.rowsProperty().get().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow()
                .key();
    }

    private String selected() {
        DeviceKey key = Objects.requireNonNull(devices.selectedProperty().get());
        return key.kind() + " " + key.owner() + " " + key.device();
    }

    private void plant() {
        receive("spBv1.0/water/NBIRTH/pump", birth(0));
        receive("spBv1.0/plant/NBIRTH/Line2", birth(0));
        receive("spBv1.0/plant/NDEATH/Line2", birth(0));
        receive("spBv1.0/STATE/scada", "{\"online\":false,\"timestamp\":1}");
        receive(NODE.formatted("NBIRTH"), birth(0, "Speed"));
        receive("spBv1.0/plant/DBIRTH/line1/b", birth(1, "Heat", "Weight"));
        receive("spBv1.0/plant/DBIRTH/line1/A", birth(2));
        tick();
    }

    @Test
    void withoutNodesThereIsNothing() {
        tick();
        assertThat(devices.isEmpty()).isTrue();
        assertThat(devices.summaryProperty().get()).isEmpty();
        assertThat(devices.rebirthObstacle()).hasValue("No edge node or device is selected.");
    }

    @Test
    void hostsComeFirstThenGroupsNodesAndDevicesByName() {
        plant();

        assertThat(rows())
                .containsExactly(
                        "Host applications (0 of 1 online)",
                        "  scada OFFLINE",
                        "plant (1 of 2 online)",
                        "  line1 ONLINE",
                        "    Metrics (2)",
                        "    A ONLINE",
                        "    b ONLINE",
                        "  Line2 OFFLINE",
                        "    Metrics (1)",
                        "water (1 of 1 online)",
                        "  pump ONLINE",
                        "    Metrics (1)");
        assertThat(devices.summaryProperty().get()).isEqualTo("3 edge nodes, 2 devices");
    }

    @Test
    void aFilterShowsMatchesWithTheBranchesAroundThem() {
        plant();
        devices.filterProperty().set("LINE1/B");
        assertThat(rows()).containsExactly("plant (1 of 1 online)", "  line1 ONLINE", "    b ONLINE");

        devices.filterProperty().set("sca");
        assertThat(rows()).containsExactly("Host applications (0 of 1 online)", "  scada OFFLINE");
        devices.filterProperty().set("nowhere");
        assertThat(rows()).isEmpty();
        assertThat(devices.isEmpty()).isFalse();
    }

    @Test
    void anOpenDeviceShowsTheMetricsOfItsNewestBirth() {
        plant();
        devices.toggle(key("b"));
        assertThat(rows()).contains("      Heat (Int32)", "      Weight (Int32)");

        receive("spBv1.0/plant/DBIRTH/line1/b", birth(3, "Power"));
        tick();
        assertThat(rows()).contains("      Power (Int32)").doesNotContain("      Heat (Int32)");
        devices.toggle(key("b"));
        assertThat(rows()).doesNotContain("      Power (Int32)");
    }

    /** The values in the list, such as {@code "Heat 7"}. */
    private List<String> values() {
        return devices.rowsProperty().get().stream()
                .filter(row -> row.metric() != null)
                .map(row ->
                        row.name() + " " + row.metric().text() + (row.metric().isGood() ? "" : " doubtful"))
                .toList();
    }

    @Test
    void anOpenDeviceShowsTheNewestValuesOfItsMetrics() {
        plant();
        devices.toggle(key("b"));
        assertThat(values()).containsExactly("Heat ", "Weight ", "bdSeq ");
        assertThat(devices.isBehind()).isTrue();
        tick();
        assertThat(values()).containsExactly("Heat 0", "Weight 0", "bdSeq 0");

        receive("spBv1.0/plant/DDATA/line1/b", data(3, 2, 71));
        receive("spBv1.0/plant/DDATA/line1/b", data(4, 2, 72));
        tick();
        assertThat(values()).containsExactly("Heat 0", "Weight 72", "bdSeq 0");
        MetricCell weight = Objects.requireNonNull(
                devices.rowsProperty().get().get(devicesRow("Weight")).metric());
        assertThat(weight.timeNanos()).isPositive();
        assertThat(weight.about()).isEqualTo("Int32, alias 2");
    }

    private int devicesRow(String name) {
        return devices.rowsProperty().get().stream()
                .map(DeviceRow::name)
                .toList()
                .indexOf(name);
    }

    @Test
    void aValueWhoseMessageHasLeftTheHistoryIsNotShown() {
        plant();
        byte[] filler = new byte[1 << 16];
        for (int i = 0; i < 64; i++) {
            session.receive("filler", filler, false, new byte[0]);
        }
        receive("spBv1.0/plant/DDATA/line1/b", data(3, 2, 72));
        devices.toggle(key("b"));
        tick();
        assertThat(values())
                .containsExactly(
                        "Heat no longer in the history doubtful",
                        "Weight 72",
                        "bdSeq no longer in the history doubtful");
    }

    @Test
    void valuesOfABirthThatTheBrokerKeepsHaveNoAge() {
        receive("$sparkplug/certificates/" + NODE.formatted("NBIRTH"), birth(0, "Speed"));
        tick();
        devices.toggle(key("Metrics (2)"));
        tick();
        assertThat(values()).containsExactly("Speed 0", "bdSeq 0");
        MetricCell speed = Objects.requireNonNull(
                devices.rowsProperty().get().get(devicesRow("Speed")).metric());
        assertThat(speed.timeNanos()).isZero();
        assertThat(speed.about()).endsWith(" · value of the birth that the broker keeps");
    }

    private void config(String topic, String json, boolean retained) {
        session.receive(topic, json.getBytes(StandardCharsets.UTF_8), retained, new byte[0]);
        session.tree.setRetained(session.node(topic), retained);
    }

    private void home() {
        String device = ",\"dev\":{\"ids\":\"0x1\",\"name\":\"Kitchen\",\"mf\":\"Aqara\",\"mdl\":\"W1\"}}";
        config(
                "homeassistant/sensor/0x1/t/config",
                "{\"name\":\"Temperature\",\"stat_t\":\"home/kitchen\",\"unit_of_meas\":\"°C\","
                        + "\"avty_t\":\"home/status\",\"val_tpl\":\"{{ value_json.t }}\"" + device,
                true);
        config(
                "homeassistant/sensor/0x1/h/config",
                "{\"dev_cla\":\"humidity\",\"stat_t\":\"home/kitchen/h\"" + device,
                false);
        config("homeassistant/sensor/0x1/x/config", "{\"name\":\"Broken\"" + device, true);
        config("home/kitchen", "{\"t\":21.50}", false);
        config("home/status", "online", true);
        tick();
    }

    @Test
    void devicesOfHomeAssistantHaveEntitiesWithValuesAndFlaws() {
        home();
        assertThat(rows()).containsExactly("Home Assistant (one device)", "  Kitchen ONLINE (Aqara W1) 2");
        assertThat(devices.summaryProperty().get()).isEqualTo("Home Assistant: one device");

        devices.toggle(key("Kitchen"));
        tick();
        assertThat(values())
                .containsExactly("Broken  doubtful", "humidity no message yet doubtful", "Temperature 21.50 °C");
        devices.select(key("Kitchen"));
        assertThat(devices.titleProperty().get()).isEqualTo("Kitchen");
        assertThat(devices.aboutProperty().get())
                .startsWith("Aqara W1 · online since ")
                .endsWith(" · 2 findings");
        assertThat(devices.findingsProperty().get())
                .extracting(FindingRow::text)
                .containsExactlyInAnyOrder(
                        "The configuration of Broken has no state topic, which a sensor needs.",
                        "The broker does not keep the configuration homeassistant/sensor/0x1/h/config, so Home Assistant"
                                + " forgets it when it restarts. Publish it with retain.");
        assertThat(devices.canHaveRebirth()).isFalse();
        devices.select(key("Temperature"));
        assertThat(devices.newestTopic()).isEqualTo(session.node("home/kitchen"));

        config("home/kitchen", "{\"t\":22}", false);
        config("home/status", "offline", true);
        tick();
        assertThat(rows()).contains("  Kitchen OFFLINE (Aqara W1) 2");
        assertThat(values()).contains("Temperature 22 °C");
    }

    @Test
    void anEmptyConfigurationRemovesItsEntity() {
        home();
        for (String each : List.of("t", "h", "x")) {
            config("homeassistant/sensor/0x1/" + each + "/config", "", true);
        }
        tick();
        assertThat(rows()).isEmpty();
    }

    @Test
    void aTemplateThatIsAProgramIsSaidNotToBeRun() {
        config(
                "homeassistant/sensor/a/config",
                "{\"name\":\"Sum\",\"stat_t\":\"a\",\"val_tpl\":\"{% set a = value %}{{ a }}\"}",
                true);
        config("a", "41", false);
        tick();
        devices.toggle(key("Without a device"));
        tick();
        assertThat(values()).containsExactly("Sum 41 doubtful");
        assertThat(devices.rowsProperty().get().getLast().metric().about())
                .isEqualTo("sensor · a\nWhole message: Topiary does not run the template {% set a = value %}{{ a }}.");
    }

    @Test
    void findingsOfANodeAreListedWithThoseOfItsDevicesTheNewestFirst() {
        plant();
        receive("spBv1.0/plant/DDATA/line1/b", data(7, 1, 5));
        receive(NODE.formatted("NDATA"), data(8, 9, 5));
        tick();
        assertThat(rows()).contains("  line1 STALE 2", "    b STALE 1", "    A STALE");

        devices.select(key("line1"));
        assertThat(devices.titleProperty().get()).isEqualTo("plant/line1");
        assertThat(devices.aboutProperty().get()).startsWith("stale since ").endsWith(" · 2 findings");
        assertThat(devices.findingsProperty().get())
                .extracting(FindingRow::text)
                .containsExactly(
                        "Alias 9 is not in the birth that was valid for this message.",
                        "Device b: Sequence number 3 was expected, but 7 arrived: messages are missing or out of"
                                + " order.");

        devices.select(key("b"));
        assertThat(devices.findingsProperty().get())
                .extracting(FindingRow::text)
                .containsExactly(
                        "Sequence number 3 was expected, but 7 arrived: messages are missing or out of order.");
        devices.select(key("A"));
        assertThat(devices.findingsProperty().get()).isEmpty();
        assertThat(devices.aboutProperty().get()).endsWith(" · no findings");
    }

    @Test
    void violatedAssertionsAreListedAndCopied() {
        plant();
        receive(NODE.formatted("NDATA"), data(7, 1, 5));
        tick();
        devices.select(key("line1"));
        devices.reportProperty().set(DeviceReport.CONFORMANCE);
        assertThat(devices.findingsProperty().get())
                .extracting(FindingRow::text)
                .contains(
                        "tck-id-payloads-sequence-num-incrementing (one message)",
                        "tck-id-payloads-dbirth-timestamp (2 messages)");
        assertThat(devices.conformanceReport())
                .startsWith("Sparkplug 3.0.0: 3 edge nodes, 26 assertions checked\n")
                .contains("\nplant/line1\ttck-id-payloads-sequence-num-incrementing\t1\t20");

        devices.reportProperty().set(DeviceReport.FINDINGS);
        assertThat(devices.findingsProperty().get()).hasSize(1);
    }

    @Test
    void messagesWithoutABirthAreAFinding() {
        receive(NODE.formatted("NDATA"), data(0, 1, 5));
        tick();
        devices.select(key("line1"));

        assertThat(rows()).contains("  line1 UNKNOWN 1");
        assertThat(devices.aboutProperty().get()).isEqualTo("unknown · one finding");
        assertThat(devices.findingsProperty().get())
                .extracting(FindingRow::text)
                .containsExactly("Messages arrived, but no birth before them.");
    }

    @Test
    void theStateIsReadTwiceASecondAtMostAndOnlyWhileTheListIsVisible() {
        tick();
        receive(NODE.formatted("NBIRTH"), birth(0));
        assertThat(devices.isBehind()).isTrue();
        devices.tick(now + DevicesViewModel.INTERVAL_NANOS - 1);
        assertThat(background).isEmpty();
        devices.tick(now + DevicesViewModel.INTERVAL_NANOS);
        devices.tick(now + 3 * DevicesViewModel.INTERVAL_NANOS);
        assertThat(background).as("one at a time").hasSize(1);
        runAll();
        assertThat(devices.isBehind()).isFalse();

        devices.setVisible(false);
        receive(NODE.formatted("NDEATH"), birth(0));
        now += 10 * DevicesViewModel.INTERVAL_NANOS;
        devices.tick(now);
        assertThat(devices.isBehind()).isFalse();
        assertThat(background).isEmpty();
        assertThat(rows()).contains("  line1 ONLINE");

        devices.setVisible(true);
        tick();
        assertThat(rows()).contains("  line1 OFFLINE");
    }

    @Test
    void aListThatIsHiddenWhileItIsReadIsReadAgain() {
        receive(NODE.formatted("NBIRTH"), birth(0));
        now += DevicesViewModel.INTERVAL_NANOS;
        devices.tick(now);
        devices.setVisible(false);
        runAll();
        assertThat(rows()).isEmpty();

        devices.setVisible(true);
        tick();
        assertThat(rows()).contains("  line1 ONLINE");
    }

    @Test
    void theNewestTopicOfASelectedRowIsFound() {
        plant();
        devices.select(key("line1"));
        assertThat(devices.newestTopic()).isEqualTo(session.node(NODE.formatted("NBIRTH")));
        receive(NODE.formatted("NDATA"), data(3, 1, 5));
        assertThat(devices.newestTopic()).isEqualTo(session.node(NODE.formatted("NDATA")));

        devices.select(key("b"));
        assertThat(devices.newestTopic()).isEqualTo(session.node("spBv1.0/plant/DBIRTH/line1/b"));
        devices.select(key("scada"));
        assertThat(devices.newestTopic()).isEqualTo(session.node("spBv1.0/STATE/scada"));
        devices.select(key("plant"));
        assertThat(devices.newestTopic()).isEqualTo(TopicTree.NONE);
        assertThat(devices.titleProperty().get()).isEmpty();
    }

    @Test
    void branchesOpenAndCloseWhileTheSelectionMovesThroughThem() {
        plant();
        devices.select(key("b"));
        devices.openOrDescend();
        devices.openOrDescend();
        assertThat(devices.selectedProperty().get()).isEqualTo(key("Heat"));
        devices.closeOrAscend();
        assertThat(selected()).isEqualTo("DEVICE plant/line1 b");
        devices.closeOrAscend();
        assertThat(rows()).doesNotContain("      Heat (Int32)");
        devices.closeOrAscend();
        assertThat(selected()).isEqualTo("NODE plant/line1 ");
        devices.closeOrAscend();
        assertThat(rows()).contains("  line1 ONLINE").doesNotContain("    b ONLINE");
        devices.closeOrAscend();
        assertThat(selected()).isEqualTo("GROUP plant ");
    }

    @Test
    void theNodeOfASelectedDeviceIsAskedForARebirth() {
        plant();
        devices.select(key("b"));
        assertThat(devices.canHaveRebirth()).isTrue();
        assertThat(devices.rebirthObstacle()).isEmpty();
        devices.requestRebirth();
        devices.requestRebirth();
        assertThat(sent).isOne();
        assertThat(devices.outcomeProperty().get()).contains("spBv1.0/plant/NCMD/line1");

        devices.select(key("Line2"));
        devices.requestRebirth();
        devices.select(key("scada"));
        devices.requestRebirth();
        assertThat(devices.canHaveRebirth()).isFalse();
        assertThat(sent).isOne();
    }

    @Test
    void textOfOthersIsShownWithMarks() {
        receive("spBv1.0/pl\u202Eant/NBIRTH/li\u0007ne", birth(0, "Sp\u202Eeed"));
        tick();
        devices.toggle(key("Metrics (2)"));

        assertThat(rows())
                .containsExactly(
                        "pl⟨U+202E⟩ant (1 of 1 online)",
                        "  li⟨U+0007⟩ne ONLINE",
                        "    Metrics (2)",
                        "      Sp⟨U+202E⟩eed (Int32)",
                        "      bdSeq");
        devices.select(key("li⟨U+0007⟩ne"));
        assertThat(devices.nameToCopy()).isEqualTo("pl\u202Eant/li\u0007ne");
    }

    @Test
    void manyDevicesAreListed() {
        receive(NODE.formatted("NBIRTH"), birth(0));
        for (int i = 0; i < 10_000; i++) {
            receive("spBv1.0/plant/DBIRTH/line1/d" + i, birth((i + 1) % 256));
        }
        tick();

        assertThat(devices.rowsProperty().get()).hasSize(10_003);
        assertThat(devices.rowsProperty().get().getLast().key().kind()).isEqualTo(Kind.DEVICE);
    }

    @Test
    @TaskFails("task.devices")
    void whenListingFailsItIsSaidUntilItWorksAgain() {
        FailingTasks tasks = new FailingTasks();
        devices = model(tasks.tasks());
        receive(NODE.formatted("NBIRTH"), birth(0));
        tick();
        tasks.setFailing(true);
        receive(NODE.formatted("NDEATH"), birth(0));
        tick();
        assertThat(devices.problemProperty().get()).startsWith("The list is out of date: ");
        assertThat(rows()).contains("  line1 ONLINE");

        tasks.setFailing(false);
        receive(NODE.formatted("NDEATH"), birth(0));
        tick();
        assertThat(devices.problemProperty().get()).isEmpty();
        assertThat(rows()).contains("  line1 OFFLINE");
    }
}

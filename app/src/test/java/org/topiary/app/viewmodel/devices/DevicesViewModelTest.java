// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.SparkplugPayloads.birth;
import static org.topiary.app.SparkplugPayloads.data;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.viewmodel.devices.DeviceKey.Kind;
import org.topiary.core.tree.TopicTree;

final class DevicesViewModelTest extends DevicesTests {
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
        List<String> reports = new ArrayList<>();
        devices.conformance().make(reports::add);
        runAll();
        assertThat(reports).hasSize(1);
        assertThat(reports.getFirst())
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
        assertThat(devices.rebirths().outcomeProperty().get()).contains("spBv1.0/plant/NCMD/line1");

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

    @Test
    @TaskFails("task.conformance")
    void whenTheReportFailsItIsSaidAndTheNextOneIsCopied() {
        FailingTasks tasks = new FailingTasks();
        devices = model(tasks.tasks());
        List<String> reports = new ArrayList<>();
        tasks.setFailing(true);
        devices.conformance().make(reports::add);
        assertThat(devices.conformance().problemProperty().get()).startsWith("The report could not be made: ");
        assertThat(reports).isEmpty();

        tasks.setFailing(false);
        devices.conformance().make(reports::add);
        assertThat(devices.conformance().problemProperty().get()).isEmpty();
        assertThat(reports).hasSize(1);
    }
}

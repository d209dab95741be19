// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.Confirm;
import org.topiary.app.viewmodel.FailureText;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.devices.DeviceKey.Kind;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.sparkplug.state.Liveness.State;
import org.topiary.payload.sparkplug.state.SparkplugState;
import org.topiary.payload.sparkplug.state.SparkplugTopic;

/**
 * The Sparkplug hosts, groups, edge nodes and devices as rows, and the findings of the selected one. While the list is
 * visible, a task reads the state at most twice a second, if messages of Sparkplug have arrived. JavaFX application
 * thread unless noted.
 */
public final class DevicesViewModel {
    static final long INTERVAL_NANOS = 500_000_000L;

    private final TaskSpec list = TaskSpec.of("task.devices", Lane.SCAN).superseding();

    private final SparkplugState state;
    private final MetricCells cells;
    private final HomeReader homeReader;
    private final TopicTree tree;
    private final Tasks tasks;
    private final FxScheduler fx;
    private final RebirthRequests rebirths;
    private final ConformanceReport conformance;

    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyObjectWrapper<List<DeviceRow>> rows = new ReadOnlyObjectWrapper<>(this, "rows", List.of());
    private final ReadOnlyObjectWrapper<@Nullable DeviceKey> selected = new ReadOnlyObjectWrapper<>(this, "selected");
    private final ReadOnlyObjectWrapper<List<FindingRow>> findings =
            new ReadOnlyObjectWrapper<>(this, "findings", List.of());
    private final ObjectProperty<DeviceReport> report =
            new SimpleObjectProperty<>(this, "report", DeviceReport.FINDINGS);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyStringWrapper about = new ReadOnlyStringWrapper(this, "about", "");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    private final Set<DeviceKey> toggled = new HashSet<>();
    private DeviceSnapshot snapshot = DeviceSnapshot.EMPTY;
    private long startedAt = Long.MIN_VALUE / 2;

    // Read on the thread of the ticker.
    private volatile boolean visible;
    private volatile boolean running;
    /** Number of messages of the session when the devices of Home Assistant were read. */
    private volatile long counted = -1;
    /** Whether values of open nodes and devices have yet to be read. */
    private volatile boolean incomplete;
    /** Position up to which the rows are made; -1 before the first. */
    private volatile long listed = -1;

    /** @param sender asks nodes for their births, after the user has agreed */
    public DevicesViewModel(DeviceSources sources, Tasks tasks, FxScheduler fx, RebirthSender sender, Confirm confirm) {
        state = sources.state();
        tree = sources.tree();
        cells = new MetricCells(state, sources.log(), tree);
        homeReader = new HomeReader(sources);
        this.tasks = tasks;
        this.fx = fx;
        rebirths = new RebirthRequests(
                sender, confirm, state, fx, new RebirthRound(sender, state, tasks, fx, RebirthRound.PAUSE));
        conformance = new ConformanceReport(state, tasks, fx);
        filter.subscribe((before, text) -> layOut());
        report.subscribe((before, chosen) -> showSelected());
    }

    /** The list becomes visible, or is hidden: then nothing is read. */
    public void setVisible(boolean shown) {
        visible = shown;
        if (!shown) {
            tasks.cancel(list);
            running = false;
        }
    }

    /** Whether {@link #tick} has something to do. Any thread. */
    public boolean isBehind() {
        return visible && !running && (state.end() != listed || incomplete || isHomeBehind());
    }

    private boolean isHomeBehind() {
        return homeReader.isThere() && tree.subtreeMessages(TopicTree.ROOT) != counted;
    }

    /** Reads the state in the background if it has changed, and the last time is long enough ago. */
    public void tick(long nowNanos) {
        // The clock may be set back.
        if (!isBehind() || Math.abs(nowNanos - startedAt) < INTERVAL_NANOS) {
            return;
        }
        startedAt = nowNanos;
        running = true;
        long end = state.end();
        List<DeviceKey> open = toggled.stream()
                .filter(key -> key.kind() == Kind.METRICS || key.kind() == Kind.DEVICE)
                .map(DeviceKey::member)
                .toList();
        Set<DeviceKey> openInHome = toggled.stream().filter(DeviceKey::isOfHome).collect(Collectors.toSet());
        DeviceSnapshot before = snapshot;
        long messages = tree.subtreeMessages(TopicTree.ROOT);
        tasks.compute(
                list,
                fx::later,
                (progress, cancel) -> DeviceSnapshot.of(
                        state,
                        () -> cells.read(open, before.metrics(), cancel),
                        () -> homeReader.read(before.home(), openInHome, cancel),
                        progress,
                        cancel),
                read -> show(read, messages),
                failure -> fail(end, messages, failure));
    }

    private void show(DeviceSnapshot read, long messages) {
        running = false;
        counted = messages;
        listed = read.end();
        snapshot = read;
        incomplete = !read.metrics().values().stream().allMatch(MetricCells.Branch::isComplete);
        rebirths.setMissing(read.withoutBirth());
        problem.set("");
        showSummary();
        layOut();
        showSelected();
    }

    /** Keeps the rows; the next message is another chance. */
    private void fail(long end, long messages, Throwable failure) {
        running = false;
        counted = messages;
        listed = end;
        incomplete = false;
        problem.set(Texts.get("devices.failed", FailureText.reason(failure)));
    }

    private void showSummary() {
        List<String> parts = new ArrayList<>();
        if (snapshot.nodes() > 0) {
            parts.add(Texts.get("devices.summary", snapshot.nodes(), snapshot.devices()));
        }
        if (snapshot.withoutBirth() > 0) {
            parts.add(Texts.get("devices.summary.missing", snapshot.withoutBirth()));
        }
        HomeSnapshot home = snapshot.home();
        if (!home.devices().isEmpty()) {
            parts.add(Texts.get("devices.summary.home", home.devices().size()));
        }
        if (snapshot.leftOut() > 0) {
            parts.add(Texts.get("devices.leftOut", snapshot.leftOut(), SparkplugState.MAX_MEMBERS));
        }
        if (home.leftOut() > 0) {
            parts.add(Texts.get("devices.home.leftOut", home.leftOut(), HomeReader.MAX_CONFIGS));
        }
        summary.set(String.join(" · ", parts));
    }

    private void layOut() {
        List<DeviceRow> made = DeviceRows.of(snapshot, filter.get().strip(), toggled, this::metrics);
        if (!made.equals(rows.get())) {
            rows.set(made);
        }
    }

    private MetricCells.Branch metrics(DeviceKey key) {
        MetricCells.Branch known = snapshot.metrics().get(key);
        return known == null
                ? MetricCells.Branch.unread(
                        state.newestMetrics(Objects.requireNonNull(key.topic())).metrics())
                : known;
    }

    /** A part of the names to show; empty for all. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** The rows of open branches; another list whenever one of them changes. */
    public ReadOnlyObjectProperty<List<DeviceRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** What is selected, whether or not its row is shown; null for nothing. */
    public ReadOnlyObjectProperty<@Nullable DeviceKey> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Which list is shown of a node or device that has both. */
    public ObjectProperty<DeviceReport> reportProperty() {
        return report;
    }

    /** Whether both lists exist of what is selected: it is an edge node, or of one. */
    public boolean hasReports() {
        return node().isPresent();
    }

    /** Whether an edge node has been heard of. */
    public boolean hasNodes() {
        return snapshot.nodes() > 0;
    }

    /** Lists the violated assertions of all edge nodes. */
    public ConformanceReport conformance() {
        return conformance;
    }

    /**
     * The chosen list of the selected node or device: the findings that are kept, the newest first, those of a node
     * with its devices; or the assertions that the node has violated.
     */
    public ReadOnlyObjectProperty<List<FindingRow>> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /** Path of the selected host, node or device; empty if there is none. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** State of the selected host, node or device, since when, and how many findings it has. */
    public ReadOnlyStringProperty aboutProperty() {
        return about.getReadOnlyProperty();
    }

    /** How many nodes and devices there are; empty for none. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Why the list is out of date; empty if it is not. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Asks edge nodes for their births. */
    public RebirthRequests rebirths() {
        return rebirths;
    }

    /** Whether no host or node has been heard of, so that no row can be shown. */
    public boolean isEmpty() {
        return snapshot.isEmpty();
    }

    public void select(@Nullable DeviceKey key) {
        selected.set(key);
        showSelected();
    }

    private void showSelected() {
        DeviceDetails details = DeviceDetails.of(selected.get(), state, snapshot.home());
        title.set(details.title());
        about.set(details.about());
        List<FindingRow> listed =
                report.get() == DeviceReport.FINDINGS || !hasReports() ? details.findings() : details.conformance();
        if (!listed.equals(findings.get())) {
            findings.set(listed);
        }
    }

    /** A state in a word. */
    public static String stateText(State of) {
        return Texts.get(
                switch (of) {
                    case ONLINE -> "devices.state.online";
                    case OFFLINE -> "devices.state.offline";
                    case STALE -> "devices.state.stale";
                    case UNKNOWN -> "devices.state.unknown";
                });
    }

    /** The topic of the newest message of the selected host, node or device; {@link TopicTree#NONE} for none. */
    public int newestTopic() {
        DeviceKey key = selected.get();
        if (key != null && key.isOfHome()) {
            return snapshot.home().topicOf(key);
        }
        SparkplugTopic topic = key == null ? null : key.topic();
        return topic == null ? TopicTree.NONE : NewestTopic.of(topic, tree);
    }

    /** Opens or closes a branch. */
    public void toggle(DeviceKey key) {
        if (rows.get().stream().anyMatch(row -> row.key().equals(key) && row.expandable())) {
            if (!toggled.remove(key)) {
                toggled.add(key);
                incomplete = true;
            }
            layOut();
        }
    }

    /** Opens the selected branch; if it is open, selects the first row in it. */
    public void openOrDescend() {
        int index = selectedIndex();
        if (index < 0) {
            return;
        }
        DeviceRow row = rows.get().get(index);
        if (row.expandable() && !row.expanded()) {
            toggle(row.key());
        } else if (index + 1 < rows.get().size() && rows.get().get(index + 1).depth() > row.depth()) {
            select(rows.get().get(index + 1).key());
        }
    }

    /** Closes the selected branch; if it is closed, selects the branch around it. */
    public void closeOrAscend() {
        int index = selectedIndex();
        if (index < 0) {
            return;
        }
        DeviceRow row = rows.get().get(index);
        if (row.expandable() && row.expanded()) {
            toggle(row.key());
            return;
        }
        for (int i = index - 1; i >= 0; i--) {
            if (rows.get().get(i).depth() < row.depth()) {
                select(rows.get().get(i).key());
                return;
            }
        }
    }

    /** The row of what is selected; -1 if it is not shown. */
    public int selectedIndex() {
        DeviceKey key = selected.get();
        for (int i = 0; key != null && i < rows.get().size(); i++) {
            if (rows.get().get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** The selected node, or that of the selected device; empty for none. */
    private Optional<String> node() {
        return Optional.ofNullable(selected.get()).filter(DeviceKey::isOfNode).map(DeviceKey::owner);
    }

    /** Whether a node or device is selected, or something of one. */
    public boolean canHaveRebirth() {
        return node().isPresent();
    }

    /** Why the selected node can't be asked for a rebirth now, a sentence. */
    public Optional<String> rebirthObstacle() {
        return node().map(rebirths::obstacle).orElseGet(() -> Optional.of(Texts.get("devices.rebirth.noNode")));
    }

    /** Asks the user, then the selected node, or that of the selected device, for a rebirth. */
    public void requestRebirth() {
        if (rebirthObstacle().isEmpty()) {
            node().ifPresent(rebirths::request);
        }
    }

    /** The name of what is selected, as received; empty for nothing. */
    public String nameToCopy() {
        DeviceKey key = selected.get();
        if (key == null || key.kind() == Kind.HOSTS || key.kind() == Kind.METRICS || key.kind() == Kind.HOME) {
            return "";
        }
        if (key.kind() == Kind.METRIC) {
            return key.metric();
        }
        if (key.isOfHome()) {
            return title.get();
        }
        return key.device().isEmpty() ? key.owner() : key.owner() + "/" + key.device();
    }
}

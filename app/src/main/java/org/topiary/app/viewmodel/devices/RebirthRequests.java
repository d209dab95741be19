// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.Confirm;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.sparkplug.RebirthCommand;
import org.topiary.payload.sparkplug.state.Liveness.State;
import org.topiary.payload.sparkplug.state.SparkplugState;

/**
 * Asks the user, then edge nodes, to send their births again: one node, or all that have sent messages without a birth.
 * JavaFX application thread.
 */
public final class RebirthRequests {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final RebirthSender sender;
    private final Confirm confirm;
    private final SparkplugState state;
    private final FxScheduler fx;
    private final RebirthRound round;
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper(this, "outcome", "");

    /** Number of nodes without a birth when the list was read. */
    private int missing;

    /** @param round asks all nodes without a birth */
    RebirthRequests(RebirthSender sender, Confirm confirm, SparkplugState state, FxScheduler fx, RebirthRound round) {
        this.sender = sender;
        this.confirm = confirm;
        this.state = state;
        this.fx = fx;
        this.round = round;
    }

    /** What was sent last, or why it could not be sent; empty at first. */
    public ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /**
     * Why a node can't be asked now, a sentence.
     *
     * @param node the group and the edge node, with a slash between them
     */
    Optional<String> obstacle(String node) {
        if (!sender.isConnected()) {
            return Optional.of(Texts.get("command.disconnected"));
        }
        if (isOffline(node)) {
            return Optional.of(Texts.get("devices.rebirth.offline"));
        }
        return sender.wasAskedRecently(node) ? Optional.of(Texts.get("devices.rebirth.soon")) : Optional.empty();
    }

    private boolean isOffline(String node) {
        return state.newest(Objects.requireNonNull(DeviceKey.node(node).topic()))
                        .liveness()
                        .state()
                == State.OFFLINE;
    }

    /** Asks the user, then the node. */
    void request(String node) {
        var _ = confirm.ask(
                        Texts.get("devices.rebirth.title"),
                        Texts.get("devices.rebirth.text", ForeignText.quoted(node)),
                        Texts.get("devices.rebirth.action"))
                .thenAccept(yes -> {
                    if (yes) {
                        fx.later(() -> obstacle(node).ifPresentOrElse(outcome::set, () -> send(node)));
                    }
                });
    }

    private void send(String node) {
        var _ = sender.send(node).thenAccept(sent -> fx.later(() -> outcome.set(text(sent))));
    }

    private static String text(RebirthSender.Sent sent) {
        String topic = ForeignText.line(sent.topic());
        return sent.result().accepted()
                ? Texts.get(
                        "devices.rebirth.sent",
                        RebirthCommand.METRIC,
                        topic,
                        Times.timeOfDay(sent.millis() * NANOS_PER_MILLI))
                : Texts.get(
                        "devices.rebirth.failed", topic, Texts.get(sent.result().text()));
    }

    /** The list was read. */
    void setMissing(int nodes) {
        missing = nodes;
    }

    /** Whether an edge node has sent messages without a birth. */
    public boolean hasMissing() {
        return missing > 0;
    }

    /** Why the nodes without a birth can't be asked now, a sentence. */
    public Optional<String> obstacleToAll() {
        if (!hasMissing()) {
            return Optional.of(Texts.get("devices.rebirth.all.none"));
        }
        if (!sender.isConnected()) {
            return Optional.of(Texts.get("command.disconnected"));
        }
        return round.isRunning() ? Optional.of(Texts.get("devices.rebirth.all.running")) : Optional.empty();
    }

    /** Asks the user, then all edge nodes without a birth. */
    public void requestAll() {
        if (obstacleToAll().isPresent()) {
            return;
        }
        var _ = confirm.ask(
                        Texts.get("devices.rebirth.all.title", missing),
                        Texts.get("devices.rebirth.all.text", RebirthRound.NODES_PER_SECOND),
                        Texts.get("devices.rebirth.action"))
                .thenAccept(yes -> {
                    if (yes) {
                        fx.later(() -> obstacleToAll().ifPresentOrElse(outcome::set, () -> round.start(outcome::set)));
                    }
                });
    }
}

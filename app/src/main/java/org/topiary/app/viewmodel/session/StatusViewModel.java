// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.topiary.app.text.ShortNumbers;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.BrokerWords;
import org.topiary.core.log.MessageLog;
import org.topiary.mqtt.ConnectionInfo;
import org.topiary.mqtt.LogBudget;
import org.topiary.mqtt.Session;
import org.topiary.mqtt.SessionState;
import org.topiary.mqtt.receive.LossCause;
import org.topiary.payload.ByteSize;

/** The status bar: connection, message rate, contents of the log, and losses. */
public final class StatusViewModel {
    private final Session session;
    private final RecentRate rate = new RecentRate();
    private final ReadOnlyStringWrapper address = new ReadOnlyStringWrapper(this, "address", "");
    private final StateLine stateLine;
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper(this, "state", "");
    private final ReadOnlyStringWrapper protocol = new ReadOnlyStringWrapper(this, "protocol", "");
    private final ReadOnlyStringWrapper fallback = new ReadOnlyStringWrapper(this, "fallback", "");
    private final ReadOnlyStringWrapper skipped = new ReadOnlyStringWrapper(this, "skipped", "");
    private final ReadOnlyStringWrapper topics = new ReadOnlyStringWrapper(this, "topics", "");
    private final ReadOnlyStringWrapper messages = new ReadOnlyStringWrapper(this, "messages", "");
    private final ReadOnlyStringWrapper log = new ReadOnlyStringWrapper(this, "log", "");
    private final ReadOnlyStringWrapper leftOut = new ReadOnlyStringWrapper(this, "leftOut", "");
    private final ReadOnlyStringWrapper lost = new ReadOnlyStringWrapper(this, "lost", "");
    private final ReadOnlyBooleanWrapper anyLost = new ReadOnlyBooleanWrapper(this, "anyLost");

    StatusViewModel(Session session) {
        this.session = session;
        address.set(session.profile().address().toUrl());
        stateLine = new StateLine(session.state());
    }

    void show(SessionState next) {
        long now = System.nanoTime();
        stateLine.show(next, session.outages().all(), now);
        // Shows the connection's parameters at once, even if no message arrives for a long time.
        tick(now);
    }

    void tick(long nowNanos) {
        ConnectionInfo info = session.info();
        state.set(stateLine.text(nowNanos));
        protocol.set(info == null ? "" : protocol(info));
        fallback.set(info == null ? "" : Texts.get(info.fallback()));
        skipped.set(SkippedParts.brief(session.skipped()));
        topics.set(Texts.get("status.topics", session.tree().topics()));
        String perSecond = ShortNumbers.rate(rate.sample(nowNanos, session.messagesReceived()));
        messages.set(Texts.get("status.messages", perSecond.isEmpty() ? "0" : perSecond.replace("/s", "")));
        MessageLog store = session.log();
        log.set(Texts.get(
                "status.log", ByteSize.mebibytes(store.usedBytes()), ByteSize.mebibytes(store.capacityBytes())));
        long out = session.messagesLeftOut();
        leftOut.set(out == 0 ? "" : Texts.get("status.leftOut", ShortNumbers.grouped(out)));
        long all = messagesLost();
        lost.set(all == 0 ? Texts.get("status.lost.none") : Texts.get("status.lost", ShortNumbers.grouped(all)));
        anyLost.set(all > 0);
    }

    /** Messages lost here and by the broker, which may report any number. */
    private long messagesLost() {
        long here = session.messagesLost();
        return here + Math.clamp(session.brokerDropped(), 0, Long.MAX_VALUE - here);
    }

    private static String protocol(ConnectionInfo info) {
        String version = info.fallback().isEmpty() ? info.protocol() : Texts.get("status.fallback", info.protocol());
        return info.tls().isEmpty() ? version : info.tls().replace("TLSv", "TLS ") + " · " + version;
    }

    /** How memory for messages is divided among connections, and this connection's share. */
    public String explainLog() {
        MessageLog store = session.log();
        LogBudget budget = session.logBudget();
        LogBudget.Overview overview = budget.overview();
        String own =
                Texts.get("status.log.own", ByteSize.text(store.usedBytes()), ByteSize.text(store.capacityBytes()));
        if (overview.sessions() < 2) {
            return own;
        }
        String shared = Texts.get(
                "status.log.shared",
                overview.sessions(),
                ByteSize.text(budget.bytes()),
                ByteSize.text(overview.floor()));
        return own + "\n" + shared
                + (overview.largest().isEmpty()
                        ? ""
                        : "\n"
                                + Texts.get(
                                        "status.log.largest",
                                        overview.largest(),
                                        ByteSize.text(overview.largestBytes())));
    }

    /** What "lost" means and how the number is made up, one sentence each. */
    public List<String> explainLost() {
        List<String> lines = new ArrayList<>();
        lines.add(Texts.get("status.lost.here", session.messagesLost()));
        session.lossCauses().forEach(cause -> lines.add("• " + explain(cause)));
        lines.add(
                session.brokerDropped() < 0
                        ? Texts.get("status.lost.brokerSilent")
                        : Texts.get("status.lost.broker", ShortNumbers.grouped(session.brokerDropped())));
        if (session.messagesLeftOut() > 0) {
            lines.add(Texts.get(
                    "status.lost.leftOut",
                    ShortNumbers.grouped(session.messagesLeftOut()),
                    Times.dateAndTime(session.leftOutSince()),
                    ShortNumbers.grouped(session.tree().limit())));
        }
        lines.add(Texts.get(
                "status.lost.forgotten",
                ShortNumbers.grouped(session.log().dropped()),
                ByteSize.text(session.log().capacityBytes())));
        ConnectionInfo info = session.info();
        if (info != null) {
            info.refusedFilters()
                    .forEach(refused -> lines.add(Texts.get("status.lost.refused", refused.filter(), refused.why())
                            + BrokerWords.after(refused.reason())));
        }
        return lines;
    }

    static String explain(LossCause cause) {
        String time = Times.dateAndTime(cause.sinceNanos());
        return switch (cause.kind()) {
            case TOO_LARGE -> Texts.get("status.lost.tooLarge", cause.count(), time, ByteSize.text(cause.firstBytes()));
            case NO_MEMORY -> Texts.get("status.lost.noMemory", cause.count(), time, ByteSize.text(cause.firstBytes()));
            case FAILED -> Texts.get("status.lost.failed", cause.count(), time, cause.detail());
            case OTHER -> Texts.get("status.lost.other", cause.count(), time, cause.detail());
        };
    }

    /** Why there is no connection, in one line; empty while there is one or none is wanted. */
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty addressProperty() {
        return address.getReadOnlyProperty();
    }

    /** TLS version if any, and MQTT version; empty before the first connection. */
    public ReadOnlyStringProperty protocolProperty() {
        return protocol.getReadOnlyProperty();
    }

    /** Why MQTT 3.1.1 is used although MQTT 5 was tried first, as a sentence; empty if it was not. */
    public ReadOnlyStringProperty fallbackProperty() {
        return fallback.getReadOnlyProperty();
    }

    /** What the session leaves out until its tab is closed; empty for nothing. */
    public ReadOnlyStringProperty skippedProperty() {
        return skipped.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty topicsProperty() {
        return topics.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty messagesProperty() {
        return messages.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty logProperty() {
        return log.getReadOnlyProperty();
    }

    /** The number of messages with new topics that were left out because the tree is full; empty for none. */
    public ReadOnlyStringProperty leftOutProperty() {
        return leftOut.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty lostProperty() {
        return lost.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty anyLostProperty() {
        return anyLost.getReadOnlyProperty();
    }
}

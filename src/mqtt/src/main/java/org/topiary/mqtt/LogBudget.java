// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.core.log.MessageLog;
import org.topiary.core.log.SharedMemory;

/**
 * The bytes that the logs of all open sessions share, by the rule of {@link LogShares}. A session that never connected
 * takes part in nothing, one that is closed no longer. Logs take free memory by themselves; who has to give some to
 * others is decided twice a second, and only while there are several sessions. Any thread.
 */
public final class LogBudget {
    private static final Logger LOG = LoggerFactory.getLogger(LogBudget.class);

    private static final long PERIOD_MILLIS = 500;

    /** What came two minutes ago counts for a third of what comes now. */
    private static final double KEPT = Math.exp(-PERIOD_MILLIS / 120_000.0);

    private final SharedMemory memory;
    private final LogShares shares;
    private final Executor later;
    private final Map<Session, Traffic> sessions = new LinkedHashMap<>();
    private boolean waiting;
    private boolean failed;

    /** What a session wrote to its log. */
    private static final class Traffic {
        private long end;
        private long arrived;
        private double recent;

        void look(MessageLog log) {
            long now = log.end();
            arrived = now - end;
            end = now;
            recent = recent * KEPT + arrived;
        }
    }

    /**
     * How the budget is used.
     *
     * @param sessions how many sessions take part
     * @param floor bytes that each of them keeps at least
     * @param largest the name of the session that holds most; empty if none holds anything
     * @param largestBytes how much that is
     */
    public record Overview(int sessions, long floor, String largest, long largestBytes) {}

    /**
     * @param bytes from {@link MessageLog#MIN_CAPACITY}; a log has two chunks at least, even if that is more than there
     *     is
     */
    public LogBudget(long bytes) {
        this(bytes, CompletableFuture.delayedExecutor(PERIOD_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** @param later runs a task when it is time to decide again */
    LogBudget(long bytes, Executor later) {
        this.later = later;
        memory = new SharedMemory(bytes);
        shares = new LogShares(bytes, MessageLog.chunkBytes(bytes));
    }

    /** All of it. */
    public long bytes() {
        return memory.bytes();
    }

    MessageLog newLog() {
        return new MessageLog(memory.bytes(), memory);
    }

    /** Lets a session take part from its first connection on. */
    synchronized void join(Session session) {
        sessions.put(session, new Traffic());
        decideLater();
    }

    /** To be called when the log of a session is freed. */
    synchronized void leave(Session session) {
        sessions.remove(session);
        decide();
    }

    public synchronized Overview overview() {
        List<Session> all = members();
        Optional<Session> largest = all.stream()
                .filter(each -> each.log().usedBytes() > 0)
                .max(Comparator.comparingLong(each -> each.log().usedBytes()));
        return new Overview(
                all.size(),
                shares.floor(Math.max(1, all.size())),
                largest.map(each -> each.profile().name()).orElse(""),
                largest.map(each -> each.log().usedBytes()).orElse(0L));
    }

    private List<Session> members() {
        return sessions.keySet().stream().filter(Session::wasConnected).toList();
    }

    private void decideLater() {
        if (!waiting && sessions.size() > 1) {
            waiting = true;
            later.execute(this::decideAgain);
        }
    }

    private synchronized void decideAgain() {
        waiting = false;
        try {
            decide();
        } catch (RuntimeException e) {
            if (!failed) {
                failed = true;
                LOG.error("The memory for messages could not be divided anew; each log keeps what it has", e);
            }
        }
        decideLater();
    }

    /** Gives each session its limit as of now. */
    synchronized void decide() {
        List<Session> members = members();
        List<LogShares.Use> uses = new ArrayList<>();
        for (Session each : members) {
            Traffic traffic = sessions.get(each);
            if (traffic != null) {
                traffic.look(each.log());
                uses.add(new LogShares.Use(each.log().heldBytes(), traffic.arrived, traffic.recent));
            }
        }
        long[] limits = shares.limits(uses);
        for (int i = 0; i < limits.length; i++) {
            members.get(i).setLogCapacity(limits[i]);
        }
    }
}

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
 * The bytes that the logs of all open sessions share, divided by the rule of {@link LogShareRule}. A session takes part
 * from its first connection until it is closed. Logs take free memory without asking; twice a second, if there are
 * several sessions, this class decides which of them must give memory to others. Any thread.
 */
public final class LogBudget {
    private static final Logger LOG = LoggerFactory.getLogger(LogBudget.class);

    private static final long PERIOD_MILLIS = 500;

    /** Traffic of two minutes ago counts for a third of current traffic. */
    private static final double KEPT = Math.exp(-PERIOD_MILLIS / 120_000.0);

    private final SharedMemory memory;
    private final LogShareRule shares;
    private final Executor later;
    private final Map<Session, Traffic> sessions = new LinkedHashMap<>();
    private boolean waiting;
    private boolean failed;

    /** The bytes a session has written to its log. */
    private static final class Traffic {
        private long end;
        private long arrived;
        private double recent;

        void update(MessageLog log) {
            long now = log.end();
            arrived = now - end;
            end = now;
            recent = recent * KEPT + arrived;
        }
    }

    /**
     * How the budget is used.
     *
     * @param sessions number of sessions that take part
     * @param floor bytes that each of them keeps in any case
     * @param largest name of the session that holds most; empty if none holds anything
     * @param largestBytes bytes that this session holds
     */
    public record Overview(int sessions, long floor, String largest, long largestBytes) {}

    /**
     * @param bytes from {@link MessageLog#MIN_CAPACITY}; a log has at least two chunks, even if that exceeds the budget
     */
    public LogBudget(long bytes) {
        this(bytes, CompletableFuture.delayedExecutor(PERIOD_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** @param later runs a task when the next decision is due */
    LogBudget(long bytes, Executor later) {
        this.later = later;
        memory = new SharedMemory(bytes);
        shares = new LogShareRule(bytes, MessageLog.chunkBytes(bytes));
    }

    /** The whole budget, in bytes. */
    public long bytes() {
        return memory.bytes();
    }

    MessageLog newLog() {
        return new MessageLog(memory.bytes(), memory);
    }

    /** Includes a session from its first connection on. */
    synchronized void join(Session session) {
        sessions.put(session, new Traffic());
        decideLater();
    }

    /** Must be called when the log of a session is freed. */
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
                LOG.error("Cannot redistribute the memory for messages; each log keeps its current limit", e);
            }
        }
        decideLater();
    }

    /** Sets the current limit of each session. */
    synchronized void decide() {
        List<Session> members = members();
        List<LogShareRule.Use> uses = new ArrayList<>();
        for (Session each : members) {
            Traffic traffic = sessions.get(each);
            if (traffic != null) {
                traffic.update(each.log());
                uses.add(new LogShareRule.Use(each.log().heldBytes(), traffic.arrived, traffic.recent));
            }
        }
        long[] limits = shares.limits(uses);
        for (int i = 0; i < limits.length; i++) {
            members.get(i).setLogCapacity(limits[i]);
        }
    }
}

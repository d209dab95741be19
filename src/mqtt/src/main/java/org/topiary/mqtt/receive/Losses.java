// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.receive;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts lost messages by cause, and keeps the details of the first of each cause, which is also logged. Any thread;
 * lock-free once a cause is known.
 */
final class Losses {
    private static final Logger LOG = LoggerFactory.getLogger(Losses.class);

    /** The number of causes that are counted separately; further ones are counted together. */
    static final int MAX_CAUSES = 8;

    private static final class Counted {
        private final LossCause first;
        private final AtomicLong count = new AtomicLong();

        Counted(LossCause first) {
            this.first = first;
        }

        LossCause now() {
            return new LossCause(first.kind(), count.get(), first.sinceNanos(), first.firstBytes(), first.detail());
        }
    }

    private final InstantSource wall;
    /** By kind, or by the class of the error. */
    private final Map<Object, Counted> causes = new ConcurrentHashMap<>();

    private final AtomicLong failed = new AtomicLong();

    Losses(InstantSource wall) {
        this.wall = wall;
    }

    /** Records that a message was lost because of an error. Never throws. */
    void failed(Throwable error, long bytes) {
        failed.incrementAndGet();
        try {
            count(LossCause.Kind.FAILED, error.getClass(), error, bytes);
        } catch (Throwable t) {
            // For example, memory has run out: the message is counted, its cause is not known.
        }
    }

    /** Records that the log did not accept a message. */
    void rejected(LossCause.Kind kind, long bytes) {
        count(kind, kind, null, bytes);
    }

    private void count(LossCause.Kind kind, Object key, @Nullable Throwable error, long bytes) {
        Counted counted = causes.get(key);
        if (counted == null) {
            boolean full = causes.size() >= MAX_CAUSES;
            LossCause.Kind told = full ? LossCause.Kind.OTHER : kind;
            counted = causes.computeIfAbsent(full ? LossCause.Kind.OTHER : key, absent -> first(told, error, bytes));
        }
        counted.count.incrementAndGet();
    }

    private Counted first(LossCause.Kind kind, @Nullable Throwable error, long bytes) {
        LOG.warn("A message of {} bytes was lost ({}); further ones are only counted", bytes, kind, error);
        Instant now = wall.instant();
        return new Counted(new LossCause(
                kind,
                0,
                now.getEpochSecond() * 1_000_000_000L + now.getNano(),
                bytes,
                error == null ? "" : detail(error)));
    }

    /** The error, and the place in this program where it was thrown. */
    private static String detail(Throwable error) {
        for (StackTraceElement frame : error.getStackTrace()) {
            if (frame.getClassName().startsWith("org.topiary.")) {
                return error + ", at " + frame;
            }
        }
        return error.toString();
    }

    /** Number of messages lost because of an error. */
    long failures() {
        return failed.get();
    }

    /** Every cause so far, oldest first. */
    List<LossCause> causes() {
        return causes.values().stream()
                .map(Counted::now)
                .sorted(Comparator.comparingLong(LossCause::sinceNanos))
                .toList();
    }
}

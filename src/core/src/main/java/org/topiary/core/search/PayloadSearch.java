// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.topiary.core.log.MessageWindow;
import org.topiary.core.log.Messages;

/**
 * Searches for messages whose payload contains a pattern, among all messages in the log when it starts, newest first.
 * Runs on an executor's thread, in parallel with the log's writer; any thread can read the results while it runs.
 * Messages that leave the log before they are reached are skipped, see {@link #missedBytes}.
 */
public final class PayloadSearch {
    /** Maximum number of messages listed, the newest ones; all are counted. */
    public static final int MAX_LISTED = 100_000;

    /** Bytes searched between two checks for cancellation: some tens of microseconds. */
    private static final int WINDOW = 256 * 1024;

    private static final int SAMPLE = 32 * 1024;

    private final Messages log;
    private final PayloadPattern pattern;
    private final IntPredicate topics;
    private final int listed;
    private final int windowBytes;
    private final MessageWindow window;
    private @Nullable ByteScanner scanner;
    /** Matches in the part being searched, oldest first: positions, and offsets in the payload. */
    private long[] partPositions = new long[256];

    private int[] partOffsets = new int[256];
    private int partFound;

    private final PublishedLongs positions = new PublishedLongs();
    private final PublishedLongs offsets = new PublishedLongs();
    private long counted;
    private volatile long found;
    /**
     * The end and the start of the log when the search started, and where the searched range begins: it extends to the
     * end.
     */
    private volatile long end;

    private volatile long first;
    private volatile long reached;
    private volatile boolean cancelled;
    private volatile boolean done;
    private volatile @Nullable Throwable failure;

    public PayloadSearch(Messages log, PayloadPattern pattern) {
        this(log, pattern, node -> true);
    }

    /** @param topics tells by its node whether messages of a topic are searched; called on the executor's thread */
    public PayloadSearch(Messages log, PayloadPattern pattern, IntPredicate topics) {
        this(log, pattern, topics, MAX_LISTED, WINDOW);
    }

    PayloadSearch(Messages log, PayloadPattern pattern, IntPredicate topics, int listed, int windowBytes) {
        this.log = log;
        this.pattern = pattern;
        this.topics = topics;
        this.listed = listed;
        this.windowBytes = Math.max(windowBytes, 2 * pattern.length());
        window = log.window(this.windowBytes, ByteScanner.SLACK);
    }

    /**
     * Starts the search; call once.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the worker takes no more tasks
     */
    public void start(Executor worker) {
        // In this order: the end is never before a first that was read earlier.
        first = log.first();
        end = log.end();
        reached = end;
        worker.execute(this::work);
    }

    /** Stops the search permanently, at once. Any thread. */
    public void cancel() {
        cancelled = true;
    }

    private void work() {
        try {
            searchAll();
        } catch (Throwable e) {
            failure = e;
            throw e;
        }
    }

    /** Searches the records chunk by chunk, newest first: the log drops all records that start in a chunk together. */
    private void searchAll() {
        long to = end;
        for (long from = log.startBefore(to);
                from != Messages.NONE && searchPart(from, to);
                from = log.startBefore(to)) {
            publishPart();
            to = from;
            reached = to;
        }
        done = !cancelled;
    }

    private void publishPart() {
        for (int i = partFound - 1; i >= 0 && positions.size() + partFound - 1 - i < listed; i--) {
            offsets.add(partOffsets[i]);
            positions.add(partPositions[i]);
        }
        offsets.publish();
        positions.publish();
        counted += partFound;
        found = counted;
    }

    /** Searches a range of records. Returns false if they are gone, or the search was cancelled. */
    private boolean searchPart(long from, long to) {
        partFound = 0;
        for (long at = from; at < to; at = window.end()) {
            if (cancelled || !window.copy(at, to)) {
                return false;
            }
            searchWindow();
            if (window.end() == at && !searchLarge()) {
                return false;
            }
        }
        return true;
    }

    /** Searches the records that are completely in the window. */
    private void searchWindow() {
        byte[] bytes = window.bytes();
        ByteScanner scan = scanner;
        if (scan == null) {
            scan = new ByteScanner(pattern, bytes, Math.min(SAMPLE, window.length()));
            scanner = scan;
        }
        while (window.next()) {
            int payload = window.payload();
            int place = scan.find(bytes, payload, payload + window.payloadLength());
            if (place >= 0 && topics.test(window.topic())) {
                add(window.position(), place - payload);
            }
        }
    }

    /**
     * Searches the record that the window begins with, which is larger than the window, piece by piece. Returns false
     * if it is gone, or the search was cancelled.
     */
    private boolean searchLarge() {
        window.first();
        if (!topics.test(window.topic())) {
            return true;
        }
        int payloadLength = window.payloadLength();
        ByteScanner scan = new ByteScanner(pattern, window.bytes(), Math.min(SAMPLE, windowBytes));
        int place = -1;
        // Pieces overlap, so that a match across a boundary is found in the second piece.
        for (int from = 0;
                place < 0 && payloadLength - from >= pattern.length();
                from += windowBytes - pattern.length() + 1) {
            int length = Math.min(windowBytes, payloadLength - from);
            if (cancelled || !window.copyPayload(from, length)) {
                return false;
            }
            place = scan.find(window.bytes(), 0, length);
            if (place >= 0) {
                add(window.position(), from + place);
            }
        }
        return true;
    }

    private void add(long position, int offset) {
        if (partFound == partPositions.length) {
            partPositions = Arrays.copyOf(partPositions, partFound * 2);
            partOffsets = Arrays.copyOf(partOffsets, partFound * 2);
        }
        partPositions[partFound] = position;
        partOffsets[partFound++] = offset;
    }

    /** Whether the search is complete. */
    public boolean isDone() {
        return done;
    }

    /** The error that ended the search early, also thrown on the executor's thread; null if there was none. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Number of messages found so far. */
    public long found() {
        return found;
    }

    /** Number of messages listed so far, the newest of those found; only grows. */
    public int listed() {
        return positions.size();
    }

    /** Position of a listed message, the newest at index 0. */
    public long position(int index) {
        return positions.get(index);
    }

    /** Offset of the first match in the payload of a listed message, in bytes. */
    public int offset(int index) {
        return (int) offsets.get(index);
    }

    /** Number of bytes of the log searched so far. */
    public long searchedBytes() {
        return end - reached;
    }

    /** Number of bytes in the log when the search started. */
    public long totalBytes() {
        return end - first;
    }

    /** The part of {@link #totalBytes} that left the log before it was searched; 0 until the search {@link #isDone}. */
    public long missedBytes() {
        return done ? Math.max(0, reached - first) : 0;
    }
}

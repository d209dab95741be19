// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import java.util.Arrays;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.topiary.core.log.MessageLog;
import org.topiary.core.log.RecordWindow;

/**
 * Looks for the messages whose payload holds a pattern, among all that are in the log when it starts, newest first.
 * Works on the thread of an executor, beside the log's writer; what it found can be read from any thread while it goes
 * on. Messages that leave the log before they are reached are left out, see {@link #missedBytes}.
 */
public final class PayloadSearch {
    /** Most messages that are listed, the newest; all are counted. */
    public static final int MAX_LISTED = 100_000;

    /** Bytes searched between two looks at whether to stop: some tens of microseconds. */
    private static final int WINDOW = 256 * 1024;

    private static final int SAMPLE = 32 * 1024;

    private final MessageLog log;
    private final PayloadPattern pattern;
    private final int listed;
    private final int windowBytes;
    private final RecordWindow window;
    private @Nullable ByteScanner scanner;
    /** What was found in the part that is being searched, oldest first: positions, and where in the payload. */
    private long[] partPositions = new long[256];

    private int[] partOffsets = new int[256];
    private int partFound;

    private final PublishedLongs positions = new PublishedLongs();
    private final PublishedLongs offsets = new PublishedLongs();
    private long counted;
    private volatile long found;
    /** Where the log ended and began at the start, and what is searched: from here to the end. */
    private volatile long end;

    private volatile long first;
    private volatile long reached;
    private volatile boolean cancelled;
    private volatile boolean done;
    private volatile @Nullable Throwable failure;

    public PayloadSearch(MessageLog log, PayloadPattern pattern) {
        this(log, pattern, MAX_LISTED, WINDOW);
    }

    PayloadSearch(MessageLog log, PayloadPattern pattern, int listed, int windowBytes) {
        this.log = log;
        this.pattern = pattern;
        this.listed = listed;
        this.windowBytes = Math.max(windowBytes, 2 * pattern.length());
        window = new RecordWindow(log, this.windowBytes, ByteScanner.SLACK);
    }

    /**
     * Begins; to be called once.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the worker takes no more tasks
     */
    public void start(Executor worker) {
        // In this order: the end never falls behind a first that was read before it.
        first = log.first();
        end = log.end();
        reached = end;
        worker.execute(this::work);
    }

    /** Stops the search for good, at once. Any thread. */
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

    /**
     * Takes the records by the chunk they start in, the newest chunk first: such a part leaves the log at once or not
     * at all.
     */
    private void searchAll() {
        long to = end;
        for (long from = log.startBefore(to);
                from != MessageLog.NONE && searchPart(from, to);
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

    /** Searches the records from one up to another; false if they are gone, or the search was cancelled. */
    private boolean searchPart(long from, long to) {
        partFound = 0;
        for (long at = from; at < to; at = window.end()) {
            if (cancelled || !window.copy(from, at, to)) {
                return false;
            }
            searchWindow();
            if (window.end() == at && !searchLarge(from)) {
                return false;
            }
        }
        return true;
    }

    /** Searches the records that lie whole in the window. */
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
            if (place >= 0) {
                add(window.position(), place - payload);
            }
        }
    }

    /**
     * Searches the record that the window begins with, and that is larger, piece by piece; false if it is gone, or the
     * search was cancelled.
     */
    private boolean searchLarge(long witness) {
        window.first();
        int payloadLength = window.payloadLength();
        ByteScanner scan = new ByteScanner(pattern, window.bytes(), Math.min(SAMPLE, windowBytes));
        int place = -1;
        // Pieces overlap, so that what lies across their edge is found in the second.
        for (int from = 0;
                place < 0 && payloadLength - from >= pattern.length();
                from += windowBytes - pattern.length() + 1) {
            int length = Math.min(windowBytes, payloadLength - from);
            if (cancelled || !window.copyPayload(witness, from, length)) {
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

    /** Whether all was searched that could be. */
    public boolean isDone() {
        return done;
    }

    /** What ended the search before it was done, and was thrown to the executor as well; null if nothing did. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Messages found so far. */
    public long found() {
        return found;
    }

    /** Messages listed so far, the newest of those found; grows only. */
    public int listed() {
        return positions.size();
    }

    /** Position of a listed message, the newest at index 0. */
    public long position(int index) {
        return positions.get(index);
    }

    /** Where in the payload of a listed message the pattern first stands, in bytes. */
    public int offset(int index) {
        return (int) offsets.get(index);
    }

    /** Bytes of the log searched so far. */
    public long searchedBytes() {
        return end - reached;
    }

    /** Bytes in the log when the search started. */
    public long totalBytes() {
        return end - first;
    }

    /** Of {@link #totalBytes}, what left the log before it was searched; 0 until the search {@link #isDone}. */
    public long missedBytes() {
        return done ? Math.max(0, reached - first) : 0;
    }
}

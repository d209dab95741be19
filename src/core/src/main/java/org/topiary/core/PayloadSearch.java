// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * Looks for the messages whose payload holds a pattern, among all that are in the log when it starts, newest first. Works on the thread of
 * an executor, beside the log's writer; what it found can be read from any thread while it goes on. Messages that leave the log before
 * they are reached are left out, see {@link #missedBytes}.
 */
public final class PayloadSearch {
    /** Most messages that are listed, the newest; all are counted. */
    public static final int MAX_LISTED = 100_000;

    /** Bytes searched between two looks at whether to stop: some tens of microseconds. */
    private static final int WINDOW = 256 * 1024;

    private static final int SAMPLE = 32 * 1024;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private final MessageLog log;
    private final PayloadPattern pattern;
    private final int listed;
    /** Bytes of the log as they stand there. */
    private final byte[] window;

    private final int windowBytes;
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
        window = new byte[this.windowBytes + ByteScanner.SLACK];
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

    /** Takes the records by the chunk they start in, the newest chunk first: such a part leaves the log at once or not at all. */
    private void searchAll() {
        long to = end;
        for (long from = log.startBefore(to); from != MessageLog.NONE && searchPart(from, to); from = log.startBefore(to)) {
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
        for (long at = from; at < to; ) {
            int length = (int) Math.min(windowBytes, to - at);
            if (cancelled || !log.copyRaw(from, at, window, length)) {
                return false;
            }
            long next = searchWindow(at, length, to);
            if (next == at) {
                next = searchLarge(from, at);
                if (next == MessageLog.NONE) {
                    return false;
                }
            }
            at = next;
        }
        return true;
    }

    /** Searches the records that lie whole in the window; returns the position of the first that does not. */
    private long searchWindow(long start, int length, long to) {
        ByteScanner scan = scanner;
        if (scan == null) {
            scan = new ByteScanner(pattern, window, Math.min(SAMPLE, length));
            scanner = scan;
        }
        long at = start;
        while (at < to) {
            int header = (int) (at - start);
            if (header > length - MessageLog.HEADER) {
                break;
            }
            int propertiesLength = (int) INT.get(window, header + MessageLog.PROPERTIES_LENGTH);
            int payloadLength = (int) INT.get(window, header + MessageLog.PAYLOAD_LENGTH);
            long payload = (long) header + MessageLog.HEADER + propertiesLength;
            if (payload + payloadLength > length) {
                break;
            }
            int place = scan.find(window, (int) payload, (int) payload + payloadLength);
            if (place >= 0) {
                add(at, place - (int) payload);
            }
            at = log.startOfNext(at + MessageLog.recordLength(propertiesLength, payloadLength));
        }
        return at;
    }

    /** Searches the record at a position, of which the window holds the beginning, piece by piece; returns the position of the next one. */
    private long searchLarge(long witness, long at) {
        int propertiesLength = (int) INT.get(window, MessageLog.PROPERTIES_LENGTH);
        int payloadLength = (int) INT.get(window, MessageLog.PAYLOAD_LENGTH);
        long payload = at + MessageLog.HEADER + propertiesLength;
        ByteScanner scan = new ByteScanner(pattern, window, Math.min(SAMPLE, windowBytes));
        int place = -1;
        // Pieces overlap, so that what lies across their edge is found in the second.
        for (int from = 0; place < 0 && payloadLength - from >= pattern.length(); from += windowBytes - pattern.length() + 1) {
            int length = Math.min(windowBytes, payloadLength - from);
            if (cancelled || !log.copyRaw(witness, payload + from, window, length)) {
                return MessageLog.NONE;
            }
            place = scan.find(window, 0, length);
            if (place >= 0) {
                add(at, from + place);
            }
        }
        return log.startOfNext(at + MessageLog.recordLength(propertiesLength, payloadLength));
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

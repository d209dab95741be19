// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The beginning of what a process prints, read by a thread of its own. Any thread. */
final class Collected implements Runnable {
    private final InputStream from;
    private final int limit;
    private final boolean goesOn;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile boolean full;

    /**
     * @param limit in bytes
     * @param goesOn whether the rest is read and dropped, so that the process does not wait
     */
    Collected(InputStream from, int limit, boolean goesOn) {
        this.from = from;
        this.limit = limit;
        this.goesOn = goesOn;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[8_192];
        try {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                add(buffer, read);
                if (full && !goesOn) {
                    return;
                }
            }
        } catch (IOException e) {
            // The process was ended.
        }
    }

    private synchronized void add(byte[] buffer, int count) {
        int taken = Math.min(count, limit - bytes.size());
        bytes.write(buffer, 0, taken);
        full |= taken < count;
    }

    /** Whether the process has printed more than the limit. */
    boolean isFull() {
        return full;
    }

    synchronized byte[] bytes() {
        return bytes.toByteArray();
    }
}

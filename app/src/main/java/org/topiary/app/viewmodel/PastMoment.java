// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

/**
 * A past time that the window shows instead of the present.
 *
 * @param timeNanos nanoseconds since 1970-01-01T00:00Z
 * @param end the end position of the log at that time: all messages before it had arrived
 * @param paused whether it was the present when the picture was frozen
 */
public record PastMoment(long timeNanos, long end, boolean paused) {}

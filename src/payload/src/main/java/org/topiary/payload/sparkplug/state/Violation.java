// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

/**
 * An assertion that a node or one of its devices has violated.
 *
 * @param count number of messages that show it
 * @param position of the newest of these messages
 * @param timeNanos time of arrival of that message, nanoseconds since 1970-01-01T00:00Z
 */
public record Violation(Assertion assertion, long count, long position, long timeNanos) {}

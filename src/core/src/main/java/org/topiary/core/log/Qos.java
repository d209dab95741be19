// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

/** Quality of service of a message (MQTT 5, section 4.3). */
public enum Qos {
    AT_MOST_ONCE(0),
    AT_LEAST_ONCE(1),
    EXACTLY_ONCE(2);

    private final int level;

    Qos(int level) {
        this.level = level;
    }

    /** The level on the wire, 0 to 2. */
    public int level() {
        return level;
    }

    /** The quality of service of a level on the wire. */
    public static Qos ofLevel(int level) {
        return switch (level) {
            case 0 -> AT_MOST_ONCE;
            case 1 -> AT_LEAST_ONCE;
            case 2 -> EXACTLY_ONCE;
            default -> throw new IllegalArgumentException("QoS must be 0, 1 or 2, not " + level);
        };
    }
}

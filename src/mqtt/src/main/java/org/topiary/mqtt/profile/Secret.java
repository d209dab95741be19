// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Helpers for secrets, which are byte arrays so that they can be wiped. */
public final class Secret {
    private Secret() {}

    public static void wipe(byte @Nullable [] value) {
        if (value != null) {
            Arrays.fill(value, (byte) 0);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.packet;

import java.util.Locale;
import org.topiary.core.text.TextBundle;

/**
 * Ends a connection because of a faulty packet. Its message is the reason string of the DISCONNECT; that is in English,
 * because the administrator of the broker reads it.
 */
public final class PacketFaultException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient PacketFault fault;

    public PacketFaultException(PacketFault fault) {
        super(
                fault.packet() + ": "
                        + TextBundle.of(Locale.ENGLISH, Locale.ENGLISH).get(fault.sentence()),
                null,
                false,
                false);
        this.fault = fault;
    }

    PacketFault fault() {
        return fault;
    }
}

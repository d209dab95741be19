// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.packet;

/** Ends a connection because of a faulty packet; its message is the reason string of the DISCONNECT. */
public final class PacketFaultException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient PacketFault fault;

    public PacketFaultException(PacketFault fault) {
        super(fault.packet() + ": " + fault.sentence(), null, false, false);
        this.fault = fault;
    }

    PacketFault fault() {
        return fault;
    }
}

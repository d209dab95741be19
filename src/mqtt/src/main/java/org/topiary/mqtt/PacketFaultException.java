// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

/** Ends a connection over a faulty packet; its message is the reason string of the DISCONNECT. */
final class PacketFaultException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient PacketFault fault;

    PacketFaultException(PacketFault fault) {
        super(fault.packet() + ": " + fault.sentence(), null, false, false);
        this.fault = fault;
    }

    PacketFault fault() {
        return fault;
    }
}

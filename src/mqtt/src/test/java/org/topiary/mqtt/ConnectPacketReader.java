// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.topiary.mqtt.profile.UserProperty;

/** Reads a CONNECT packet field by field (MQTT 5 and 3.1.1, section 3.1). */
final class ConnectPacketReader {
    final String protocol;
    final int level;
    final int flags;
    final int keepAlive;
    final Map<Integer, Object> properties;
    final String clientId;
    Map<Integer, Object> willProperties = Map.of();
    String willTopic = "";
    byte[] willPayload = {};
    String userName = "";
    byte[] password = {};

    private final ByteBuffer in;

    ConnectPacketReader(byte[] packet) {
        in = ByteBuffer.wrap(packet);
        int type = in.get();
        int length = variableInteger();
        if (type != 0x10 || length != in.remaining()) {
            throw new AssertionError("No CONNECT packet: " + type + ", " + length + " bytes of " + in.remaining());
        }
        protocol = text();
        level = in.get();
        flags = Byte.toUnsignedInt(in.get());
        keepAlive = Short.toUnsignedInt(in.getShort());
        properties = properties();
        clientId = text();
        if ((flags & 0x04) != 0) {
            willProperties = properties();
            willTopic = text();
            willPayload = bytes();
        }
        if ((flags & 0x80) != 0) {
            userName = text();
        }
        if ((flags & 0x40) != 0) {
            password = bytes();
        }
        if (in.hasRemaining()) {
            throw new AssertionError(in.remaining() + " bytes more than expected");
        }
    }

    /** The properties by identifier (section 2.2.2.2); user properties as a list. */
    private Map<Integer, Object> properties() {
        Map<Integer, Object> found = new LinkedHashMap<>();
        if (level != 5) {
            return found;
        }
        int end = variableInteger() + in.position();
        List<UserProperty> userProperties = new ArrayList<>();
        while (in.position() < end) {
            int id = in.get();
            switch (id) {
                case 0x01, 0x17, 0x19 -> found.put(id, (long) in.get());
                case 0x21, 0x22 -> found.put(id, (long) Short.toUnsignedInt(in.getShort()));
                case 0x02, 0x11, 0x18, 0x27 -> found.put(id, Integer.toUnsignedLong(in.getInt()));
                case 0x03, 0x08, 0x15 -> found.put(id, text());
                case 0x09, 0x16 -> found.put(id, new String(bytes(), StandardCharsets.ISO_8859_1));
                case 0x26 -> userProperties.add(new UserProperty(text(), text()));
                default -> throw new AssertionError("Unknown property " + id);
            }
        }
        if (!userProperties.isEmpty()) {
            found.put(0x26, userProperties);
        }
        return found;
    }

    private int variableInteger() {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            int each = in.get();
            value |= (each & 0x7F) << shift;
            if (each >= 0) {
                return value;
            }
        }
    }

    private String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() {
        byte[] bytes = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(bytes);
        return bytes;
    }
}

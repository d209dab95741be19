// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.receive;

import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;
import org.topiary.mqtt.receive.MessageProperties.UserProperty;

/** The user properties of an encoded message, each decoded on demand. May be read by any thread once all are added. */
final class EncodedUserProperties extends AbstractList<UserProperty> implements RandomAccess {
    private final byte[] encoded;
    private int[] starts = new int[8];
    private int count;

    EncodedUserProperties(byte[] encoded) {
        this.encoded = encoded;
    }

    /** @param start offset of a name in the encoded bytes; name and value are known to be complete */
    void addAt(int start) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = start;
    }

    @Override
    public UserProperty get(int index) {
        ByteBuffer in = ByteBuffer.wrap(encoded);
        in.position(starts[Objects.checkIndex(index, count)]);
        return new UserProperty(MessageProperties.text(in), MessageProperties.text(in));
    }

    @Override
    public int size() {
        return count;
    }
}

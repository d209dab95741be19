// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Decoders;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.sparkplug.state.Liveness.State;

/**
 * The state of a host application, from its STATE messages: JSON with {@code online} and {@code timestamp}, or the text
 * {@code ONLINE} or {@code OFFLINE} as in Sparkplug 2.2. Not thread-safe.
 */
final class HostState {
    /** Longer payloads are no STATE. */
    private static final int MAX_BYTES = 4 * 1024;

    private static final Pattern TIMESTAMP = Pattern.compile("\\d{1,18}");
    private static final Decoder JSON = Decoders.BASIC.find("json").orElseThrow();

    private final LivenessHistory history = new LivenessHistory();
    private long onlineTimestamp = Long.MIN_VALUE;

    LivenessHistory history() {
        return history;
    }

    /**
     * What a payload says.
     *
     * @param timestamp milliseconds since 1970-01-01T00:00Z; {@link Long#MAX_VALUE} if not sent
     */
    record Said(boolean online, long timestamp) {
        /** Reads a part of some bytes; null if it is no STATE. */
        static @Nullable Said read(byte[] bytes, int from, int to) {
            if (to - from > MAX_BYTES) {
                return null;
            }
            String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            return switch (text) {
                case "ONLINE" -> new Said(true, Long.MAX_VALUE);
                case "OFFLINE" -> new Said(false, Long.MAX_VALUE);
                default -> ofJson(Arrays.copyOfRange(bytes, from, to));
            };
        }

        private static @Nullable Said ofJson(byte[] payload) {
            Decoded decoded = JSON.decode(Sample.of(payload), Context.NONE);
            if (!decoded.isValid()) {
                return null;
            }
            Boolean online = null;
            long timestamp = Long.MAX_VALUE;
            for (Field field : decoded.root().children()) {
                if (field.name().equals("online") && field.value() instanceof Boolean value) {
                    online = value;
                } else if (field.name().equals("timestamp")
                        && TIMESTAMP.matcher(field.text()).matches()) {
                    timestamp = Long.parseLong(field.text());
                }
            }
            return online == null ? null : new Said(online, timestamp);
        }
    }

    /**
     * A STATE message. One that says offline with a timestamp before that of the last one that said online is of an
     * older session, and ignored (tck-id-operational-behavior-edge-node-termination-host-offline-timestamp).
     */
    void accept(Said said, long position, long timeNanos) {
        if (said.online) {
            onlineTimestamp = said.timestamp == Long.MAX_VALUE ? Long.MIN_VALUE : said.timestamp;
        } else if (said.timestamp < onlineTimestamp) {
            return;
        }
        history.change(said.online ? State.ONLINE : State.OFFLINE, position, timeNanos);
    }
}

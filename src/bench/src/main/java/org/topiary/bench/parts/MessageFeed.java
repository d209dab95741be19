// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.parts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Messages of 60 bytes, encoded consecutively in advance, so that reading them costs as little as reading data that has
 * just arrived from the network.
 */
final class MessageFeed {
    private static final int PAYLOAD_BYTES = 60;
    private static final int PAYLOADS = 4_096;

    private final ByteBuffer names;
    private final int[] ends;
    private final ByteBuffer payloads = ByteBuffer.allocate(PAYLOADS * PAYLOAD_BYTES);

    /**
     * @param topic topic of a message by its index
     * @param shuffled whether the messages are in random order instead of the order of their indices
     */
    MessageFeed(int messages, IntFunction<String> topic, boolean shuffled) {
        int[] order =
                shuffled ? shuffled(messages) : IntStream.range(0, messages).toArray();
        byte[][] encoded = new byte[messages][];
        int length = 0;
        for (int i = 0; i < messages; i++) {
            encoded[i] = topic.apply(order[i]).getBytes(StandardCharsets.UTF_8);
            length += encoded[i].length;
        }
        names = ByteBuffer.allocate(length);
        ends = new int[messages];
        for (int i = 0; i < messages; i++) {
            ends[i] = names.put(encoded[i]).position();
        }
        for (int i = 0; i < PAYLOADS; i++) {
            String json = "{\"seq\":" + i + ",\"value\":" + i % 97 + ".5,\"unit\":\"C\",\"state\":\"running\"";
            payloads.put(
                    (json + " ".repeat(PAYLOAD_BYTES - 1 - json.length()) + "}").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static int[] shuffled(int topics) {
        Random random = new Random(topics);
        int[] order = new int[topics];
        for (int i = 0; i < topics; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    int topics() {
        return ends.length;
    }

    /** Feeds all messages, {@code rounds} times. */
    void feed(IntakeDriver intake, int rounds) {
        intake.onEventLoop(() -> feedHere(intake, rounds));
        if (intake.lost() != 0) {
            throw new IllegalStateException(intake.lost() + " messages were lost");
        }
    }

    private void feedHere(IntakeDriver intake, int rounds) {
        ByteBuffer topic = names.duplicate();
        ByteBuffer payload = payloads.duplicate();
        for (int round = 0; round < rounds; round++) {
            int start = 0;
            for (int i = 0; i < ends.length; i++) {
                int at = (i & (PAYLOADS - 1)) * PAYLOAD_BYTES;
                intake.accept(
                        topic.limit(ends[i]).position(start),
                        payload.limit(at + PAYLOAD_BYTES).position(at));
                start = ends[i];
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.core.log.Message;
import org.topiary.core.log.MessageLog;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.profile.ConnectOptions;

final class PlainPublishReaderTest {
    private static final int PACKETS = 400;

    private final MessageLog log = new MessageLog(64 * 1024 * 1024);
    private final TopicTree tree = new TopicTree();
    private final Intake intake = new Intake(log, tree, () -> true);

    /** The expected output: messages accepted, or bytes passed on. */
    private final List<String> expected = new ArrayList<>();

    private final List<String> actual = new ArrayList<>();
    private long read;
    private long clock;
    private StringBuilder passed = new StringBuilder();

    @ParameterizedTest
    @CsvSource({"false, 1", "false, 2", "false, 3", "true, 1", "true, 2", "true, 3"})
    void takesPlainMessagesAndPassesEverythingElseOnInItsOrderHoweverTheBytesAreCut(boolean mqtt5, long seed) {
        Random random = new Random(seed);
        ByteBuf wire = Unpooled.buffer();
        for (int i = 0; i < PACKETS; i++) {
            packet(random, mqtt5, i, wire);
        }
        EmbeddedChannel channel = channel(mqtt5);

        while (wire.isReadable()) {
            int most = random.nextInt(4) == 0 ? 3 : 5_000;
            channel.writeInbound(wire.readRetainedSlice(1 + random.nextInt(Math.min(most, wire.readableBytes()))));
        }
        noteMessages();
        notePassed();

        assertThat(actual).isEqualTo(expected);
        assertThat(intake.failed()).isZero();
        channel.finishAndReleaseAll();
        log.close();
    }

    @ParameterizedTest
    @CsvSource({
        // An unterminated length, and one with more bytes than it needs.
        "false, 3080808080010001",
        "true, 3080808080010001",
        "false, 308400000161",
        "true, 308400000161"
    })
    void leavesAStreamThatMakesNoSenseToTheClient(boolean mqtt5, String malformed) {
        EmbeddedChannel channel = channel(mqtt5);

        channel.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex(malformed)));
        channel.writeInbound(Unpooled.wrappedBuffer(publish(0x30, "a", new byte[1], mqtt5)));
        noteMessages();
        notePassed();

        assertThat(actual).containsExactly(malformed + hex(publish(0x30, "a", new byte[1], mqtt5)));
        channel.finishAndReleaseAll();
        log.close();
    }

    @Test
    void nothingIsReadAfterAPacketThatBreaksARule() {
        EmbeddedChannel channel = channel(true);

        channel.writeInbound(Unpooled.wrappedBuffer(
                publish(0x30, "a", new byte[1], true),
                publish(0x30, "+", new byte[1], true),
                publish(0x30, "b", new byte[1], true)));
        channel.writeInbound(Unpooled.wrappedBuffer(publish(0x30, "c", new byte[1], true)));
        noteMessages();
        notePassed();

        assertThat(actual).containsExactly("a false 00");
        assertThat(intake.lastTopic()).isEqualTo("a");
        channel.finishAndReleaseAll();
        log.close();
    }

    @Test
    void theClientGetsAPlainMessageNowAndThenForItsKeepAlive() {
        EmbeddedChannel channel = channel(true);
        byte[] message = publish(0x30, "a", new byte[] {7}, true);

        for (int i = 0; i < 10; i++) {
            channel.writeInbound(Unpooled.wrappedBuffer(message));
            clock += 100_000_000;
        }
        noteMessages();
        notePassed();

        String taken = "a false 07";
        assertThat(actual).containsExactly(taken, taken, taken, taken, taken, taken, hex(message), taken, taken, taken);
        channel.finishAndReleaseAll();
        log.close();
    }

    @Test
    void aConnectionThatWakesTheThreadTooOftenIsLeftAloneForAMillisecond() {
        EmbeddedChannel channel = channel(true);
        byte[] message = publish(0x30, "a", new byte[] {7}, true);

        for (int i = 0; i < 7; i++) {
            channel.writeInbound(Unpooled.wrappedBuffer(message));
        }
        assertThat(channel.config().isAutoRead()).isTrue();
        channel.writeInbound(Unpooled.wrappedBuffer(message));
        assertThat(channel.config().isAutoRead()).isFalse();

        channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.config().isAutoRead()).isTrue();
        channel.finishAndReleaseAll();
        log.close();
    }

    private EmbeddedChannel channel(boolean mqtt5) {
        return new EmbeddedChannel(
                new PlainPublishReader(intake, mqtt5, ConnectOptions.LARGEST_PACKET, () -> clock),
                new ChannelInboundHandlerAdapter() {
                    @Override
                    public void channelRead(ChannelHandlerContext context, Object message) {
                        noteMessages();
                        ByteBuf bytes = (ByteBuf) message;
                        byte[] copy = new byte[bytes.readableBytes()];
                        bytes.readBytes(copy).release();
                        passed.append(hex(copy));
                    }
                });
    }

    /** Records the messages accepted since the last call, after the bytes passed on before them. */
    private void noteMessages() {
        if (read < log.end()) {
            notePassed();
        }
        for (; read < log.end(); read = log.next(read)) {
            Message message = Objects.requireNonNull(log.read(read));
            actual.add(tree.topic(message.topic()) + " " + message.retained() + " " + hex(message.payload()));
        }
    }

    private void notePassed() {
        if (!passed.isEmpty()) {
            actual.add(passed.toString());
            passed = new StringBuilder();
        }
    }

    private void packet(Random random, boolean mqtt5, int number, ByteBuf wire) {
        byte[] payload = new byte[random.nextInt(5) == 0 ? 0 : random.nextInt(200)];
        random.nextBytes(payload);
        switch (random.nextInt(12)) {
            case 0 -> pass(new byte[] {(byte) 0xD0, 0}, wire);
            case 1 -> pass(publish(0x32, "qos/1", payload, mqtt5), wire);
            case 2 -> pass(publish(0x30, "zu/groß/für/eins", payload, mqtt5), wire);
            case 3 ->
                pass(publish(0x31, "a/" + "\u0001\u007F".charAt(random.nextInt(2)) + "/longer", payload, mqtt5), wire);
            case 4 -> pass(new byte[] {0x40, 2, 0, 1}, wire);
            case 5 -> pass(publish(0x30, "large", new byte[65_600 + random.nextInt(80_000)], mqtt5), wire);
            case 6 -> pass(new byte[] {0x62, 2, 0, 1}, wire);
            case 7 -> pass(new byte[] {0x70, 2, 0, 1}, wire);
            case 8 -> take("almost/large", false, new byte[65_500], mqtt5, wire);
            default -> {
                String topic = "a/b/c/d/e/f/g/h/i".substring(0, 1 + random.nextInt(17)) + number;
                take(topic, random.nextBoolean(), payload, mqtt5, wire);
            }
        }
    }

    private void take(String topic, boolean retain, byte[] payload, boolean mqtt5, ByteBuf wire) {
        wire.writeBytes(publish(retain ? 0x31 : 0x30, topic, payload, mqtt5));
        expected.add(topic + " " + retain + " " + hex(payload));
    }

    private void pass(byte[] packet, ByteBuf wire) {
        wire.writeBytes(packet);
        boolean first = expected.isEmpty() || expected.getLast().indexOf(' ') >= 0;
        expected.add(first ? hex(packet) : expected.removeLast() + hex(packet));
    }

    private static byte[] publish(int type, String topic, byte[] payload, boolean mqtt5) {
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        int packetId = (type & 6) == 0 ? 0 : 2;
        int length = 2 + name.length + packetId + (mqtt5 ? 1 : 0) + payload.length;
        ByteBuffer packet = ByteBuffer.allocate(5 + length).put((byte) type);
        int rest = length;
        for (; rest > 0x7F; rest >>>= 7) {
            packet.put((byte) (rest | 0x80));
        }
        packet.put((byte) rest).putShort((short) name.length).put(name);
        if (packetId > 0) {
            packet.putShort((short) 1);
        }
        if (mqtt5) {
            packet.put((byte) 0);
        }
        packet.put(payload).flip();
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        return bytes;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.receive;

import com.hivemq.client.internal.mqtt.handler.disconnect.MqttDisconnectUtil;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.packet.PacketCheck;
import org.topiary.mqtt.packet.PacketFault;
import org.topiary.mqtt.packet.PacketFaultException;
import org.topiary.mqtt.packet.PropertyCount;
import org.topiary.mqtt.words.ReasonCodes;

/**
 * Receives plain QoS 0 messages (MQTT 3.1.1 and 5, section 3.3) directly from the bytes of the connection, in front of
 * the client's decoder, which would create some 350 bytes of garbage for each. A plain message has a topic in ASCII
 * without control characters and wildcards, no properties, and at most {@link #MAX_BYTES}. The client still gets one of
 * them now and then, because its keep-alive must see that the broker is alive. Other packets and other messages are
 * passed on to the client unchanged and in order. A malformed one ends the connection here, where the faulty byte can
 * still be identified ({@link PacketCheck}). Network thread only.
 */
final class PlainPublishReader extends ByteToMessageDecoder {
    static final String NAME = "topiary-publish-reader";

    /** Larger packets are passed on piece by piece, as they arrive. */
    private static final int MAX_BYTES = 64 * 1024;

    /** The interval at which the client gets a plain message, because its keep-alive must see that data arrives. */
    private static final long PASSED_EVERY_NANOS = 500_000_000;

    /** A connection that wakes the network thread this often within a millisecond is not read for the next one. */
    private static final int MAX_WAKE_UPS = 8;

    private static final long MILLISECOND = 1_000_000;

    private static final int PUBLISH = 0x30;
    private static final int RETAIN = 1;
    private static final int MAX_LENGTH_BYTES = 4;
    private static final int MALFORMED = -1;
    private static final int INCOMPLETE = 0;

    private static final VarHandle WORDS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = ONES << 7;
    private static final ByteBuffer NO_PROPERTIES = ByteBuffer.allocate(0);

    private final Intake intake;
    private final boolean mqtt5;
    private final int maximumPacketSize;
    /** Packets up to this size are checked as a whole. */
    private final int mostBytes;

    private final PacketCheck check;
    private final PropertyCount properties = new PropertyCount();
    /** Whether a packet was found that ends the connection; nothing more is read. */
    private boolean ended;
    /** Remaining bytes of the packet that is being passed on; unlimited once the packets make no sense. */
    private long passing;

    /** The fixed header length of the last packet checked, in bytes. */
    private int headerBytes;

    private final LongSupplier ticks;
    private long passedAt;
    /** Whether to pass on the next plain message. */
    private boolean passNext;

    private long wakeUpsSince;
    private int wakeUps;

    /** @param maximumPacketSize the size that this client has announced, in bytes */
    PlainPublishReader(Intake intake, boolean mqtt5, int maximumPacketSize) {
        this(intake, mqtt5, maximumPacketSize, System::nanoTime);
    }

    /** @param ticks a monotonic clock, in ns */
    PlainPublishReader(Intake intake, boolean mqtt5, int maximumPacketSize, LongSupplier ticks) {
        this.intake = intake;
        this.mqtt5 = mqtt5;
        this.maximumPacketSize = maximumPacketSize;
        mostBytes = Math.min(MAX_BYTES, maximumPacketSize);
        check = new PacketCheck(mqtt5);
        this.ticks = ticks;
        passedAt = ticks.getAsLong();
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (ended) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (passing == 0) {
            PacketFault fault = take(in);
            if (fault != null) {
                end(context, fault);
                return;
            }
        }
        if (passing > 0 && in.isReadable()) {
            int piece = (int) Math.min(passing, in.readableBytes());
            if (properties.countAndCheck(in, in.readerIndex(), in.readerIndex() + piece)) {
                // The client has the start of the packet and never receives its end.
                end(context, properties.fault());
                return;
            }
            passing -= piece;
            out.add(in.readRetainedSlice(piece));
        }
    }

    private void end(ChannelHandlerContext context, PacketFault fault) {
        ended = true;
        MqttDisconnectUtil.disconnect(
                context.channel(), Mqtt5DisconnectReasonCode.fromCode(fault.code()), new PacketFaultException(fault));
    }

    /**
     * Lets bytes accumulate when messages arrive one by one at a high rate: each wake-up costs more than the message,
     * and also slows the sender if it is on this machine.
     */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        super.channelReadComplete(context);
        long now = ticks.getAsLong();
        if (now - passedAt >= PASSED_EVERY_NANOS) {
            passedAt = now;
            passNext = true;
        }
        if (now - wakeUpsSince > MILLISECOND) {
            wakeUpsSince = now;
            wakeUps = 0;
        }
        wakeUps++;
        if (wakeUps >= MAX_WAKE_UPS) {
            wakeUps = 0;
            ChannelConfig config = context.channel().config();
            config.setAutoRead(false);
            var _ = context.executor().schedule(() -> config.setAutoRead(true), MILLISECOND, TimeUnit.NANOSECONDS);
        }
    }

    /**
     * Receives all complete plain messages; stops at anything else. Returns what is wrong with that; null if nothing
     * is.
     */
    private @Nullable PacketFault take(ByteBuf in) {
        int start = in.readerIndex();
        ByteBuffer topic = in.nioBuffer();
        ByteBuffer payload = topic.duplicate();
        int end = topic.limit();
        int at = 0;
        PacketFault fault = null;
        while (at < end) {
            long packet = packetBytes(topic, at, end);
            if (packet == INCOMPLETE || (packet > end - at && packet <= mostBytes)) {
                break;
            }
            if (packet == MALFORMED) {
                passing = Long.MAX_VALUE;
                break;
            }
            if (packet > mostBytes || passNext || !receivePlain(topic, payload, at, at + (int) packet)) {
                passNext = false;
                begin(topic.get(at), packet);
                fault = fault(payload, at, packet);
                break;
            }
            at += (int) packet;
        }
        in.readerIndex(start + at);
        return fault;
    }

    /** Starts a packet that is passed on to the client. */
    private void begin(int first, long packet) {
        passing = packet;
        properties.begin(first, headerBytes, mqtt5 ? packet : 0);
    }

    /**
     * Takes over from the client's decoder, which already has the start of a packet and receives the rest of it piece
     * by piece. Returns false if the length of the packet is not known yet. Must be called before anything is read.
     *
     * @param held the bytes in the decoder
     */
    boolean takeOverFrom(ByteBuf held) {
        ByteBuffer bytes = held.nioBuffer();
        long packet = packetBytes(bytes, 0, bytes.limit());
        if (packet <= bytes.limit()) {
            return false;
        }
        begin(bytes.get(0), packet);
        passing -= bytes.limit();
        var _ = properties.countAndCheck(held, held.readerIndex(), held.writerIndex());
        return true;
    }

    /** Checks a packet that is passed on to the client; of a large one, only the size. */
    private @Nullable PacketFault fault(ByteBuffer bytes, int start, long packet) {
        if (packet <= mostBytes) {
            return check.check(bytes, start, start + headerBytes, start + (int) packet);
        }
        if (packet <= maximumPacketSize) {
            return null;
        }
        Phrase rule = Phrase.of("packet.size", packet, maximumPacketSize);
        return PacketFault.of(bytes, start, start + headerBytes, bytes.limit(), rule, -1, ReasonCodes.PACKET_TOO_LARGE);
    }

    /**
     * Length of the packet that starts here, including its fixed header; {@link #INCOMPLETE} if it is not known yet.
     */
    private long packetBytes(ByteBuffer bytes, int start, int end) {
        int length = 0;
        for (int i = 1; i <= MAX_LENGTH_BYTES; i++) {
            if (start + i >= end) {
                return INCOMPLETE;
            }
            int each = bytes.get(start + i);
            length |= (each & 0x7F) << (7 * (i - 1));
            if (each >= 0) {
                if (each == 0 && i > 1) {
                    // The length is encoded in too many bytes (MQTT 5, section 1.5.5).
                    return MALFORMED;
                }
                headerBytes = 1 + i;
                return headerBytes + (long) length;
            }
        }
        return MALFORMED;
    }

    /**
     * Receives the packet between two indices if it is a plain message; both buffers are used as views of parts of it.
     */
    private boolean receivePlain(ByteBuffer topic, ByteBuffer payload, int start, int end) {
        int type = topic.get(start);
        if ((type & ~RETAIN) != PUBLISH) {
            return false;
        }
        int topicStart = start + headerBytes + Short.BYTES;
        if (topicStart > end) {
            return false;
        }
        int topicEnd = topicStart + Short.toUnsignedInt(topic.getShort(topicStart - Short.BYTES));
        int payloadStart = mqtt5 ? topicEnd + 1 : topicEnd;
        if (payloadStart > end
                || topicEnd == topicStart
                || (mqtt5 && topic.get(topicEnd) != 0)
                || !isPlain(topic, topicStart, topicEnd)) {
            return false;
        }
        intake.accept(
                topic.limit(topicEnd).position(topicStart),
                payload.limit(end).position(payloadStart),
                Qos.AT_MOST_ONCE,
                (type & RETAIN) != 0,
                NO_PROPERTIES,
                mqtt5);
        topic.clear();
        payload.clear();
        return true;
    }

    private static boolean isPlain(ByteBuffer bytes, int from, int to) {
        if (to - from < Long.BYTES) {
            for (int at = from; at < to; at++) {
                byte each = bytes.get(at);
                if (each < ' ' || each == 0x7F || each == '+' || each == '#') {
                    return false;
                }
            }
            return true;
        }
        long special = 0;
        for (int at = from; at < to - Long.BYTES; at += Long.BYTES) {
            special |= special((long) WORDS.get(bytes, at));
        }
        // The last eight bytes, some of which are checked a second time.
        return (special | special((long) WORDS.get(bytes, to - Long.BYTES))) == 0;
    }

    /** Not 0 if any of eight bytes is not ASCII, a control character or a wildcard. */
    private static long special(long word) {
        long control = (word - ONES * ' ') & ~word;
        return (word | control | zeros(word ^ ONES * 0x7F) | zeros(word ^ ONES * '+') | zeros(word ^ ONES * '#'))
                & HIGHS;
    }

    private static long zeros(long word) {
        return (word - ONES) & ~word;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages kept in a list, with its indices as positions: nothing that a {@link MessageLog} has, no chunk, no ring. */
public final class ListedMessages implements Messages {
    private static final int WALKED_AT_ONCE = 3;
    private static final int READ_TOGETHER = 16;

    private final List<Message> list = new ArrayList<>();

    public void add(int topic, long timeNanos, long previous, boolean retained, byte[] payload) {
        list.add(new Message(
                list.size(), previous, topic, timeNanos, Qos.AT_MOST_ONCE, retained, false, new byte[0], payload));
    }

    @Override
    public @Nullable Message read(long position) {
        return position >= 0 && position < list.size() ? list.get((int) position) : null;
    }

    @Override
    public @Nullable Head readHead(long position, int maxPayload) {
        Message message = read(position);
        return message == null
                ? null
                : new Head(
                        position,
                        message.previous(),
                        message.topic(),
                        message.timeNanos(),
                        message.qos(),
                        message.retained(),
                        message.duplicate(),
                        message.payload().length,
                        Arrays.copyOf(message.payload(), Math.min(maxPayload, message.payload().length)));
    }

    @Override
    public byte @Nullable [] readPayload(long position, int from, int most) {
        Message message = read(position);
        return message == null
                ? null
                : Arrays.copyOfRange(message.payload(), from, Math.min(from + most, message.payload().length));
    }

    @Override
    public byte @Nullable [] readProperties(long position, int most) {
        Message message = read(position);
        return message == null
                ? null
                : Arrays.copyOf(message.properties(), Math.min(most, message.properties().length));
    }

    @Override
    public int topic(long position) {
        Message message = read(position);
        return message == null ? NO_TOPIC : message.topic();
    }

    @Override
    public long time(long position) {
        Message message = read(position);
        return message == null ? Long.MIN_VALUE : message.timeNanos();
    }

    @Override
    public long first() {
        return 0;
    }

    @Override
    public long end() {
        return list.size();
    }

    @Override
    public long next(long position) {
        return position + 1;
    }

    @Override
    public long startBefore(long position) {
        return position == 0 ? NONE : (position - 1) / READ_TOGETHER * READ_TOGETHER;
    }

    @Override
    public OlderMessages older() {
        return new Older();
    }

    @Override
    public MessageWindow window(int capacity, int slack) {
        return new Window(capacity, slack);
    }

    @Override
    public long capacityBytes() {
        return Long.MAX_VALUE;
    }

    @Override
    public long dropped() {
        return 0;
    }

    @Override
    public long rejected() {
        return 0;
    }

    private final class Older implements OlderMessages {
        private final List<Long> positions = new ArrayList<>();
        private long next;

        @Override
        public void walk(long from, long downTo) {
            positions.clear();
            next = from;
            while (next > downTo && positions.size() < WALKED_AT_ONCE) {
                positions.add(next);
                next = list.get((int) next).previous();
            }
        }

        @Override
        public int size() {
            return positions.size();
        }

        @Override
        public long position(int index) {
            return positions.get(index);
        }

        @Override
        public long next() {
            return next;
        }
    }

    /** Contains only payloads, one after the other. */
    private final class Window implements MessageWindow {
        private final int capacity;
        private final byte[] bytes;
        private int length;
        private long copiedTo;
        private long position;
        private long end;
        private int payload;
        private int payloadLength;

        Window(int capacity, int slack) {
            this.capacity = capacity;
            bytes = new byte[capacity + slack];
        }

        @Override
        public boolean copy(long from, long to) {
            length = 0;
            end = from;
            payload = 0;
            payloadLength = 0;
            for (copiedTo = from; copiedTo < to; copiedTo++) {
                byte[] next = list.get((int) copiedTo).payload();
                if (length + next.length > capacity) {
                    break;
                }
                System.arraycopy(next, 0, bytes, length, next.length);
                length += next.length;
            }
            return true;
        }

        @Override
        public boolean next() {
            if (end == copiedTo) {
                return false;
            }
            payload += payloadLength;
            position = end++;
            payloadLength = list.get((int) position).payload().length;
            return true;
        }

        @Override
        public void first() {
            position = end++;
            payloadLength = list.get((int) position).payload().length;
        }

        @Override
        public int topic() {
            return list.get((int) position).topic();
        }

        @Override
        public boolean copyPayload(int from, int count) {
            System.arraycopy(list.get((int) position).payload(), from, bytes, 0, count);
            return true;
        }

        @Override
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public int payload() {
            return payload;
        }

        @Override
        public int payloadLength() {
            return payloadLength;
        }

        @Override
        public long end() {
            return end;
        }
    }
}

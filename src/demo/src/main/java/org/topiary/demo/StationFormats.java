// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Readings of the stations in binary formats, as other firmware sends them. */
final class StationFormats {
    /** The schema of {@link #protobuf}, as a .proto file. */
    static final String PROTO = """
            syntax = "proto3";
            package stations.v1;

            message Reading {
              string station = 1;
              double temperature_c = 2;
              float humidity_percent = 3;
              uint64 time_ms = 4;
            }
            """;

    private static final String AVRO_SCHEMA = """
            {"type": "record", "name": "stations.v1.Reading", "fields": [
              {"name": "time", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "temperature_c", "type": "double"},
              {"name": "wind", "type": {"type": "enum", "name": "Wind", "symbols": ["CALM", "BREEZE", "STORM"]}}]}
            """;

    private static final int SYNC = 16;
    private static final double BREEZE = 2;
    private static final double STORM = 20;

    private StationFormats() {}

    /**
     * A reading.
     *
     * @param timeMillis milliseconds since 1970-01-01T00:00Z
     * @param temperature in °C
     * @param humidity in percent
     * @param wind in m/s
     */
    record Reading(String station, long timeMillis, double temperature, double humidity, double wind) {}

    static byte[] protobuf(Reading reading) {
        return new Protobuf.Writer()
                .string(1, reading.station)
                .fixed64(2, reading.temperature)
                .fixed32(3, (float) reading.humidity)
                .varint(4, reading.timeMillis)
                .toByteArray();
    }

    /** A map with three entries. */
    static byte[] messagePack(Reading reading) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x83);
        messagePackText(out, "station");
        messagePackText(out, reading.station);
        messagePackText(out, "temperature_c");
        out.write(0xcb);
        out.writeBytes(
                ByteBuffer.allocate(Double.BYTES).putDouble(reading.temperature).array());
        messagePackText(out, "time_ms");
        out.write(0xcf);
        out.writeBytes(
                ByteBuffer.allocate(Long.BYTES).putLong(reading.timeMillis).array());
        return out.toByteArray();
    }

    /** @param text of at most 31 bytes */
    private static void messagePackText(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(0xa0 | bytes.length);
        out.writeBytes(bytes);
    }

    /** An Avro container file: its schema, and one block with the readings. */
    static byte[] avro(List<Reading> readings) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (Reading each : readings) {
            avroLong(block, each.timeMillis);
            block.writeBytes(ByteBuffer.allocate(Double.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(each.temperature)
                    .array());
            avroLong(block, each.wind < BREEZE ? 0 : each.wind < STORM ? 1 : 2);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'O', 'b', 'j', 1});
        avroLong(out, 1);
        avroBytes(out, "avro.schema".getBytes(StandardCharsets.UTF_8));
        avroBytes(out, AVRO_SCHEMA.getBytes(StandardCharsets.UTF_8));
        avroLong(out, 0);
        byte[] sync = "topiary-stations".getBytes(StandardCharsets.UTF_8);
        out.write(sync, 0, SYNC);
        avroLong(out, readings.size());
        avroBytes(out, block.toByteArray());
        out.write(sync, 0, SYNC);
        return out.toByteArray();
    }

    private static void avroBytes(ByteArrayOutputStream out, byte[] bytes) {
        avroLong(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void avroLong(ByteArrayOutputStream out, long value) {
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /**
     * A zstd frame in which the content is stored as it is (RFC 8878 section 3.1.1.2).
     *
     * @param content of at most 128 KiB, the size of one block
     */
    static byte[] zstd(byte[] content) {
        // One segment, its size in four bytes, and the header of the last block, which is raw.
        return ByteBuffer.allocate(12 + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xfd2f_b528)
                .put((byte) 0xa0)
                .putInt(content.length)
                .put((byte) (content.length << 3 | 1))
                .putShort((short) (content.length >> 5))
                .put(content)
                .array();
    }
}

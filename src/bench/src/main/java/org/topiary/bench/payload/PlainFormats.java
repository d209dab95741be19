// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.payload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;

/** Formats whose payloads name their fields themselves. */
final class PlainFormats {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PlainFormats() {}

    /** Writes a value of {@link Readings}. */
    private interface Encoder {
        byte[] encode(Map<String, Object> value) throws IOException;
    }

    static Payloads json() throws IOException {
        return payloads("json", PlainFormats::json, JSON::readTree);
    }

    static byte[] json(Map<String, Object> value) throws IOException {
        return JSON.writeValueAsBytes(value);
    }

    static Payloads cbor() throws IOException {
        ObjectMapper mapper = new ObjectMapper(new CBORFactory());
        return payloads("cbor", PlainFormats::cbor, mapper::readTree);
    }

    /** Writes CBOR as small devices do: maps and arrays begin with their length. */
    static byte[] cbor(Map<String, Object> value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CBORGenerator generator = new CBORFactory().createGenerator(out)) {
            write(generator, value);
        }
        return out.toByteArray();
    }

    private static void write(CBORGenerator out, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                out.writeStartObject(map, map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.writeFieldName((String) entry.getKey());
                    write(out, entry.getValue());
                }
                out.writeEndObject();
            }
            case Collection<?> list -> {
                out.writeStartArray(list, list.size());
                for (Object each : list) {
                    write(out, each);
                }
                out.writeEndArray();
            }
            case String text -> out.writeString(text);
            case Long number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            case Boolean flag -> out.writeBoolean(flag);
            default -> throw new IllegalArgumentException(value.toString());
        }
    }

    static Payloads messagePack() throws IOException {
        return payloads("msgpack", PlainFormats::pack, bytes -> {
            try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes)) {
                return unpacker.unpackValue();
            }
        });
    }

    private static byte[] pack(Map<String, Object> value) throws IOException {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            pack(packer, value);
            return packer.toByteArray();
        }
    }

    private static void pack(MessagePacker packer, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                packer.packMapHeader(map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    pack(packer, entry.getKey());
                    pack(packer, entry.getValue());
                }
            }
            case Collection<?> list -> {
                packer.packArrayHeader(list.size());
                for (Object each : list) {
                    pack(packer, each);
                }
            }
            case String text -> packer.packString(text);
            case Long number -> packer.packLong(number);
            case Double number -> packer.packDouble(number);
            case Boolean flag -> packer.packBoolean(flag);
            default -> throw new IllegalArgumentException(value.toString());
        }
    }

    static Payloads bson() throws IOException {
        DocumentCodec codec = new DocumentCodec();
        return payloads(
                "bson",
                value -> {
                    try (BasicOutputBuffer buffer = new BasicOutputBuffer();
                            BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
                        codec.encode(
                                writer,
                                new Document(value),
                                EncoderContext.builder().build());
                        return buffer.toByteArray();
                    }
                },
                bytes -> new RawBsonDocument(bytes).decode(codec));
    }

    private static Payloads payloads(String decoder, Encoder encoder, Payload.Parser library) throws IOException {
        byte[] small = encoder.encode(Readings.reading(0));
        byte[] large = encoder.encode(Readings.batch(small.length));
        return new Payloads(
                Payloads.bySelf(decoder, small, library).checked(),
                Payloads.bySelf(decoder, large, library).checked());
    }
}

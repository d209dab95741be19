// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.payload;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.topiary.payload.avro.AvroDecoder;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecoderChoice;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.protobuf.ProtobufDecoder;
import org.topiary.payload.protobuf.schema.Schemas;
import org.topiary.payload.sparkplug.MetricNames;
import org.topiary.payload.sparkplug.state.SparkplugState;
import org.topiary.payload.standard.UserSchemas;

/** Formats whose payloads are read by a schema, or by an earlier message. */
final class SchemaFormats {
    private static final String SMALL = "bench.Reading";
    private static final String LARGE = "bench.Batch";
    private static final int SMALL_METRICS = 14;

    private final Path folder;

    /** @param folder for the files of the schemas */
    SchemaFormats(Path folder) {
        this.folder = folder;
    }

    private Path put(String name) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        try (InputStream in = Objects.requireNonNull(SchemaFormats.class.getResourceAsStream(name), name)) {
            Files.copy(in, file);
        }
        return file;
    }

    private Payload chosen(String decoder, String type, byte[] bytes, Payload.Parser library) {
        Context context = UserSchemas.load(folder).context(sample -> new DecoderChoice(decoder, type));
        return new Payload(Sample.of(bytes), Payloads.decoder(decoder), context, library).checked();
    }

    Payloads protobuf() throws IOException {
        put("reading.proto");
        Schemas schemas = Schemas.load(folder);
        Descriptor reading = schemas.find(SMALL).orElseThrow();
        Descriptor batch = schemas.find(LARGE).orElseThrow();
        byte[] small = message(reading, Readings.reading(0)).toByteArray();
        byte[] large = message(batch, Readings.batch(small.length)).toByteArray();
        return new Payloads(
                chosen(ProtobufDecoder.ID, SMALL, small, bytes -> DynamicMessage.parseFrom(reading, bytes)),
                chosen(ProtobufDecoder.ID, LARGE, large, bytes -> DynamicMessage.parseFrom(batch, bytes)));
    }

    private static DynamicMessage message(Descriptor type, Map<?, ?> values) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        values.forEach((name, value) -> {
            FieldDescriptor field = Objects.requireNonNull(type.findFieldByName((String) name));
            if (value instanceof Collection<?> list) {
                list.forEach(each -> message.addRepeatedField(field, fieldValue(field, each)));
            } else {
                message.setField(field, fieldValue(field, value));
            }
        });
        return message.build();
    }

    private static Object fieldValue(FieldDescriptor field, Object value) {
        return value instanceof Map<?, ?> inner ? message(field.getMessageType(), inner) : value;
    }

    Payloads avro() throws IOException {
        Schema batch = new Schema.Parser().parse(Files.readString(put("batch.avsc")));
        Schema reading = batch.getField("readings").schema().getElementType();
        byte[] small = write(record(reading, Readings.reading(0)));
        byte[] large = write(record(batch, Readings.batch(small.length)));
        return new Payloads(
                chosen(AvroDecoder.ID, SMALL, small, parser(reading)),
                chosen(AvroDecoder.ID, LARGE, large, parser(batch)));
    }

    private static Payload.Parser parser(Schema schema) {
        GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(schema);
        return bytes -> reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }

    private static byte[] write(GenericRecord value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(value.getSchema()).write(value, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static GenericRecord record(Schema type, Map<?, ?> values) {
        GenericRecord made = new GenericData.Record(type);
        values.forEach((name, value) -> {
            Schema schema = type.getField((String) name).schema();
            made.put(
                    (String) name,
                    value instanceof List<?> list
                            ? list.stream()
                                    .map(each -> recordValue(schema.getElementType(), each))
                                    .toList()
                            : recordValue(schema, value));
        });
        return made;
    }

    private static Object recordValue(Schema schema, Object value) {
        return value instanceof Map<?, ?> inner ? record(schema, inner) : value;
    }

    /** Data of a device whose metrics have aliases only, after the birth that names them. */
    Payloads sparkplug() throws IOException {
        put("sparkplug.proto");
        Descriptor type = Schemas.load(folder).find("sparkplug.Payload").orElseThrow();
        Payload.Parser library = bytes -> DynamicMessage.parseFrom(type, bytes);
        byte[] small = SparkplugPayload.data(2, IntStream.range(0, SMALL_METRICS), 1);
        int metrics = Readings.LARGE_BYTES / small.length * SMALL_METRICS;
        byte[] large = SparkplugPayload.data(2, IntStream.range(0, metrics), 1);
        return new Payloads(ofDevice(small, metrics, library), ofDevice(large, metrics, library));
    }

    private static Payload ofDevice(byte[] bytes, int metrics, Payload.Parser library) {
        SparkplugState births = new SparkplugState();
        births.accept(0, 0, "spBv1.0/plant/NBIRTH/node", SparkplugPayload.nodeBirth());
        births.accept(1, 0, "spBv1.0/plant/DBIRTH/node/device", SparkplugPayload.birth(1, 0, metrics));
        String topic = "spBv1.0/plant/DDATA/node/device";
        births.accept(2, 0, topic, bytes);
        Context context = new Context() {
            @Override
            public String chosenDecoder(Sample sample) {
                return "";
            }

            @Override
            public <T> Optional<T> knowledge(Class<T> wanted) {
                return wanted.equals(MetricNames.class) ? Optional.of(wanted.cast(births)) : Optional.empty();
            }
        };
        Sample sample = new Sample(topic, bytes, Sample.Properties.NONE, 2, 0);
        return new Payload(sample, Payloads.decoder("sparkplug"), context, library).checked();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.payload;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Figure;
import org.topiary.bench.Figures;
import org.topiary.bench.Numbers;
import org.topiary.bench.Options;
import org.topiary.bench.Samples;
import org.topiary.bench.Workload;

/**
 * A payload of a usual size and one of 100,000 bytes, decoded by our decoder with all fields, and parsed by the library
 * that programs usually read the format with, in turn. In a separate process.
 */
public final class Decode implements Workload {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int SMALL_CALLS = 100;

    private final Format format;

    /** A format, and the library beside which it is measured. */
    public enum Format {
        JSON("Jackson, JsonNode"),
        CBOR("Jackson's module for CBOR, JsonNode"),
        MSGPACK("msgpack-core, Value"),
        PROTOBUF("protobuf-java, DynamicMessage"),
        SPARKPLUG("protobuf-java, DynamicMessage"),
        AVRO("Avro, GenericRecord"),
        BSON("MongoDB's bson, Document");

        private final String library;

        Format(String library) {
            this.library = library;
        }

        private String workload() {
            return "decode_" + name().toLowerCase(Locale.ROOT);
        }

        /** @param schemas a folder for schemas */
        Payloads payloads(Path schemas) throws IOException {
            SchemaFormats withSchema = new SchemaFormats(schemas);
            return switch (this) {
                case JSON -> PlainFormats.json();
                case CBOR -> PlainFormats.cbor();
                case MSGPACK -> PlainFormats.messagePack();
                case BSON -> PlainFormats.bson();
                case PROTOBUF -> withSchema.protobuf();
                case SPARKPLUG -> withSchema.sparkplug();
                case AVRO -> withSchema.avro();
            };
        }
    }

    public Decode(Format format) {
        this.format = format;
    }

    @Override
    public String name() {
        return format.workload();
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        try (ChildJvm child = ChildJvm.start(Decode.class, format)) {
            ChildJvm.Told told = child.told(LIMIT);
            for (String size : List.of("small", "large")) {
                add(figures, told, size);
            }
        }
    }

    private void add(Figures figures, ChildJvm.Told told, String size) {
        String figure = name() + "_" + size;
        double bytes = told.get(size + "_bytes");
        Samples fields = Turns.told(told, size + "_fields");
        double library = Turns.told(told, size + "_library").median();
        figures.add(Figure.of(figure + "_ratio", "", Turns.ratio(told, size + "_fields", size + "_library"))
                .atLeast(0.5)
                .beside("all fields / " + format.library));
        figures.add(Figure.of(figure + "_values_ratio", "", Turns.ratio(told, size + "_values", size + "_library"))
                .beside("the same with all values"));
        figures.add(Figure.of(figure, "MB_per_s", fields.map(rate -> rate * bytes / 1e6))
                .beside("library: " + Numbers.text(library * bytes / 1e6)));
        figures.add(Figure.of(figure, "messages_per_s", fields)
                .beside("library: " + Numbers.text(library) + ", " + Numbers.text(bytes) + " bytes"));
    }

    /** Arguments: format. */
    public static void main(String[] arguments) {
        ChildJvm.runAndExit(() -> {
            Payloads payloads = Format.valueOf(arguments[0]).payloads(Path.of("schemas"));
            Turns turns = new Turns();
            add(turns, "small", payloads.small(), SMALL_CALLS);
            add(turns, "large", payloads.large(), 1);
            turns.measure();
        });
    }

    private static void add(Turns turns, String size, Payload payload, int calls) {
        ChildJvm.report(size + "_bytes", (double) payload.bytes());
        turns.with(size + "_fields", calls, () -> payload.decode(false))
                .with(size + "_values", calls, () -> payload.decode(true))
                .with(size + "_library", calls, payload::parse);
    }
}

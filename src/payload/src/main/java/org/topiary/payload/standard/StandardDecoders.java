// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.standard;

import java.util.List;
import java.util.stream.Stream;
import org.topiary.payload.avro.AvroDecoder;
import org.topiary.payload.bson.BsonDecoder;
import org.topiary.payload.cbor.CborDecoder;
import org.topiary.payload.command.CommandDecoder;
import org.topiary.payload.compressed.CompressedDecoder;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Decoders;
import org.topiary.payload.encoded.DataUriDecoder;
import org.topiary.payload.encoded.DigitsDecoder;
import org.topiary.payload.encoded.JwtDecoder;
import org.topiary.payload.image.ImageDecoder;
import org.topiary.payload.jar.JarDecoder;
import org.topiary.payload.lines.TextFormat;
import org.topiary.payload.msgpack.MessagePackDecoder;
import org.topiary.payload.protobuf.ProtobufDecoder;
import org.topiary.payload.sparkplug.SparkplugDecoder;
import org.topiary.payload.template.LayoutDecoder;
import org.topiary.payload.xml.XmlDecoder;

/** The decoders of the program. */
public final class StandardDecoders {
    /** In the order in which they are tried, before the basic ones. A new format is one line here. */
    private static final List<Decoder> FORMATS = Stream.of(
                    List.of(
                            new SparkplugDecoder(),
                            new ProtobufDecoder(),
                            new AvroDecoder(),
                            new LayoutDecoder(),
                            new CommandDecoder(),
                            new JarDecoder()),
                    CompressedDecoder.all(),
                    ImageDecoder.all(),
                    List.of(new BsonDecoder(), new CborDecoder(), new MessagePackDecoder()),
                    List.of(new XmlDecoder(), new JwtDecoder(), new DataUriDecoder()),
                    TextFormat.all(),
                    DigitsDecoder.all())
            .<Decoder>flatMap(List::stream)
            .toList();

    /** All formats. */
    public static final Decoders ALL = all();

    private StandardDecoders() {}

    private static Decoders all() {
        Decoders all = Decoders.BASIC;
        for (Decoder each : FORMATS.reversed()) {
            all = all.with(each);
        }
        return all;
    }
}

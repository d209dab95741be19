// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.ExtensionRegistry;
import java.nio.file.Path;
import java.util.Optional;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.protobuf.schema.MessageTypes;
import org.topiary.payload.protobuf.schema.Schemas;

/** The schemas of a plant, for tests. */
final class Plant {
    static final Schemas SCHEMAS = Schemas.load(Path.of("src/test/resources/org/topiary/payload/protobuf/plant"));

    private Plant() {}

    static Descriptor type(String name) {
        return SCHEMAS.find(name).orElseThrow();
    }

    static FieldDescriptor extension(int number) {
        return SCHEMAS.findExtension(type("legacy.Old"), number).orElseThrow();
    }

    static ExtensionRegistry extensions() {
        ExtensionRegistry registry = ExtensionRegistry.newInstance();
        registry.add(extension(100));
        registry.add(extension(101));
        registry.add(extension(102), DynamicMessage.getDefaultInstance(type("legacy.Old")));
        return registry;
    }

    /** Knows that all payloads are of a type; empty: of none. */
    static Context context(String type) {
        return new Context() {
            @Override
            public String chosenDecoder(Sample sample) {
                return "protobuf";
            }

            @Override
            public <T> Optional<T> knowledge(Class<T> wanted) {
                return wanted == MessageTypes.class ? Optional.of(wanted.cast(types(type))) : Optional.empty();
            }
        };
    }

    private static MessageTypes types(String type) {
        return new MessageTypes() {
            @Override
            public Optional<Descriptor> typeOf(Sample sample) {
                return SCHEMAS.find(type);
            }

            @Override
            public Schemas schemas() {
                return SCHEMAS;
            }
        };
    }

    static Decoded decode(String type, byte[] payload) {
        return new ProtobufDecoder().decode(Sample.of(payload), context(type));
    }
}

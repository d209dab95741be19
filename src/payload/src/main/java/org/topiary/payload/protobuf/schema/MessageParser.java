// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.DescriptorProto.ExtensionRange;
import com.google.protobuf.DescriptorProtos.DescriptorProto.ReservedRange;
import com.google.protobuf.DescriptorProtos.ExtensionRangeOptions;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.DescriptorProtos.SymbolVisibility;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.topiary.payload.protobuf.schema.SchemaProblem.Reason;
import org.topiary.payload.protobuf.schema.Token.Kind;

/** Reads messages, and the fields that extend others. */
final class MessageParser {
    /** The greatest number of a field. */
    static final int MAX_NUMBER = 536_870_911;

    /** Messages inside each other; protoc has the same limit. */
    private static final int MAX_DEPTH = 31;

    private final ProtoParser parser;
    private final TokenReader in;
    private final FieldParser fields;

    MessageParser(ProtoParser parser) {
        this.parser = parser;
        this.in = parser.in;
        this.fields = new FieldParser(parser, this);
    }

    void parseMessage(DescriptorProto.Builder message, String scope, SymbolVisibility visibility, int depth)
            throws SchemaException {
        in.take();
        Place place = in.place();
        message.setName(in.name());
        if (visibility != SymbolVisibility.VISIBILITY_UNSET) {
            message.setVisibility(visibility);
        }
        parser.located(ProtoParser.inside(scope, message.getName()), place);
        parseBody(message, scope, depth);
    }

    /**
     * Reads what is in the braces of a message, which already has its name.
     *
     * @param scope full name of what the message is in
     */
    void parseBody(DescriptorProto.Builder message, String scope, int depth) throws SchemaException {
        if (depth > MAX_DEPTH) {
            throw new SchemaException(in.place(), Reason.NESTED_TOO_DEEP);
        }
        String fullName = ProtoParser.inside(scope, message.getName());
        in.expect("{");
        while (!in.skip("}")) {
            parseStatement(message, fullName, depth);
        }
        if (parser.syntax() == Syntax.PROTO3) {
            addOneofsOfOptionalFields(message);
        }
        if (message.getOptions().getMessageSetWireFormat()) {
            message.getExtensionRangeBuilderList().stream()
                    .filter(range -> range.getEnd() == MAX_NUMBER + 1)
                    .forEach(range -> range.setEnd(Integer.MAX_VALUE));
        }
    }

    private void parseStatement(DescriptorProto.Builder message, String fullName, int depth) throws SchemaException {
        if (in.skip(";")) {
            return;
        }
        Token first = in.current();
        SymbolVisibility visibility = parser.visibility();
        boolean plain = visibility == SymbolVisibility.VISIBILITY_UNSET;
        if (in.isAt("message")) {
            parseMessage(message.addNestedTypeBuilder(), fullName, visibility, depth + 1);
        } else if (in.isAt("enum")) {
            parser.enums().parseEnum(message.addEnumTypeBuilder(), fullName, visibility);
        } else if (!plain) {
            throw new SchemaException(first.place(), Reason.EXPECTED_STATEMENT, first.text());
        } else if (in.isAt("extensions")) {
            parseExtensions(message);
        } else if (in.isAt("reserved")) {
            parseReserved(message);
        } else if (in.isAt("extend")) {
            parseExtend(fullName, message::addExtensionBuilder, message::addNestedTypeBuilder, depth + 1);
        } else if (in.isAt("option")) {
            parser.options.parseStatement(message.getOptionsBuilder());
        } else if (in.isAt("oneof")) {
            parseOneof(message, fullName, depth);
        } else {
            fields.parseLabelled(message.addFieldBuilder(), fullName, message::addNestedTypeBuilder, depth);
        }
    }

    private void parseOneof(DescriptorProto.Builder message, String fullName, int depth) throws SchemaException {
        in.take();
        int index = message.getOneofDeclCount();
        OneofDescriptorProto.Builder oneof = message.addOneofDeclBuilder();
        parser.located(ProtoParser.inside(fullName, in.current().text()), in.place());
        oneof.setName(in.name());
        in.expect("{");
        do {
            if (in.isAt("option")) {
                parser.options.parseStatement(oneof.getOptionsBuilder());
            } else if (in.isAt("required") || in.isAt("optional") || in.isAt("repeated")) {
                throw in.unexpected(Reason.LABEL_IN_ONEOF);
            } else {
                FieldDescriptorProto.Builder field = message.addFieldBuilder()
                        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
                        .setOneofIndex(index);
                fields.parseField(field, fullName, message::addNestedTypeBuilder, depth);
            }
        } while (!in.skip("}"));
    }

    /** Each optional field of proto3 is in a oneof of its own, after those of the file. */
    private static void addOneofsOfOptionalFields(DescriptorProto.Builder message) {
        Set<String> taken = new HashSet<>();
        message.getFieldBuilderList().forEach(field -> taken.add(field.getName()));
        message.getOneofDeclBuilderList().forEach(oneof -> taken.add(oneof.getName()));
        for (FieldDescriptorProto.Builder field : message.getFieldBuilderList()) {
            if (field.getProto3Optional()) {
                String name = field.getName().startsWith("_") ? "X" + field.getName() : "_" + field.getName();
                while (!taken.add(name)) {
                    name = "X" + name;
                }
                field.setOneofIndex(message.getOneofDeclCount());
                message.addOneofDeclBuilder().setName(name);
            }
        }
    }

    /**
     * Reads fields that extend a message.
     *
     * @param groups makes the types of groups
     */
    void parseExtend(
            String scope,
            Supplier<FieldDescriptorProto.Builder> extensions,
            Supplier<DescriptorProto.Builder> groups,
            int depth)
            throws SchemaException {
        in.take();
        String extendee = FieldParser.typeName(in);
        in.expect("{");
        do {
            fields.parseLabelled(extensions.get().setExtendee(extendee), scope, groups, depth);
        } while (!in.skip("}"));
    }

    private void parseExtensions(DescriptorProto.Builder message) throws SchemaException {
        in.take();
        List<ExtensionRange.Builder> ranges = new ArrayList<>();
        do {
            int start = in.integer();
            ranges.add(message.addExtensionRangeBuilder().setStart(start).setEnd(endOfRange(start)));
        } while (in.skip(","));
        if (in.isAt("[")) {
            ExtensionRangeOptions.Builder options = ExtensionRangeOptions.newBuilder();
            parser.options.parseList(options);
            ranges.forEach(range -> range.setOptions(options));
        }
        in.expect(";");
    }

    /** The number after a range, whose start was read. */
    private int endOfRange(int start) throws SchemaException {
        if (!in.skip("to")) {
            return (int) Math.min(start + 1L, Integer.MAX_VALUE);
        }
        return in.skip("max") ? MAX_NUMBER + 1 : (int) Math.min(in.integer() + 1L, Integer.MAX_VALUE);
    }

    private void parseReserved(DescriptorProto.Builder message) throws SchemaException {
        in.take();
        if (in.isAt(Kind.STRING) || in.isAt(Kind.NAME)) {
            do {
                message.addReservedName(parser.enums().reservedName());
            } while (in.skip(","));
        } else {
            do {
                int start = in.integer();
                ReservedRange.Builder range = message.addReservedRangeBuilder();
                range.setStart(start).setEnd(endOfRange(start));
            } while (in.skip(","));
        }
        in.expect(";");
    }
}

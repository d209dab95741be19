// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.topiary.payload.protobuf.schema.SchemaProblem.Reason;

/** Reads fields, also maps, groups and those that extend a message. */
final class FieldParser {
    private static final Map<String, FieldDescriptorProto.Type> TYPES = Map.ofEntries(
            Map.entry("double", FieldDescriptorProto.Type.TYPE_DOUBLE),
            Map.entry("float", FieldDescriptorProto.Type.TYPE_FLOAT),
            Map.entry("uint64", FieldDescriptorProto.Type.TYPE_UINT64),
            Map.entry("fixed64", FieldDescriptorProto.Type.TYPE_FIXED64),
            Map.entry("fixed32", FieldDescriptorProto.Type.TYPE_FIXED32),
            Map.entry("bool", FieldDescriptorProto.Type.TYPE_BOOL),
            Map.entry("string", FieldDescriptorProto.Type.TYPE_STRING),
            Map.entry("group", FieldDescriptorProto.Type.TYPE_GROUP),
            Map.entry("bytes", FieldDescriptorProto.Type.TYPE_BYTES),
            Map.entry("uint32", FieldDescriptorProto.Type.TYPE_UINT32),
            Map.entry("sfixed32", FieldDescriptorProto.Type.TYPE_SFIXED32),
            Map.entry("sfixed64", FieldDescriptorProto.Type.TYPE_SFIXED64),
            Map.entry("int32", FieldDescriptorProto.Type.TYPE_INT32),
            Map.entry("int64", FieldDescriptorProto.Type.TYPE_INT64),
            Map.entry("sint32", FieldDescriptorProto.Type.TYPE_SINT32),
            Map.entry("sint64", FieldDescriptorProto.Type.TYPE_SINT64));

    private final ProtoParser parser;
    private final TokenReader in;
    private final MessageParser messages;

    FieldParser(ProtoParser parser, MessageParser messages) {
        this.parser = parser;
        this.in = parser.in;
        this.messages = messages;
    }

    /** Reads the name of a message or enum, as it is written. */
    static String typeName(TokenReader in) throws SchemaException {
        if (TYPES.containsKey(in.current().text())) {
            throw in.unexpected(Reason.EXPECTED_TYPE);
        }
        if (!in.isAt(".") && !in.isAt(Token.Kind.NAME)) {
            throw in.unexpected(Reason.EXPECTED_TYPE);
        }
        return (in.skip(".") ? "." : "") + in.dottedName();
    }

    /** Reads a field with a label, or without one where that is possible. */
    void parseLabelled(
            FieldDescriptorProto.Builder field, String scope, Supplier<DescriptorProto.Builder> nested, int depth)
            throws SchemaException {
        Syntax syntax = parser.syntax();
        Token label = in.current();
        if (in.skip("repeated")) {
            field.setLabel(Label.LABEL_REPEATED);
        } else if (in.skip("optional")) {
            field.setLabel(Label.LABEL_OPTIONAL);
            if (syntax == Syntax.PROTO3) {
                field.setProto3Optional(true);
            }
        } else if (in.skip("required")) {
            field.setLabel(Label.LABEL_REQUIRED);
        }
        if (field.hasLabel() && field.getLabel() != Label.LABEL_REPEATED && syntax.isEdition()) {
            throw new SchemaException(label.place(), Reason.LABEL_IN_EDITION, label.text());
        }
        if (field.getLabel() == Label.LABEL_REQUIRED && syntax == Syntax.PROTO3) {
            throw new SchemaException(label.place(), Reason.REQUIRED_IN_PROTO3);
        }
        if (field.getLabel() == Label.LABEL_REQUIRED && field.hasExtendee()) {
            throw new SchemaException(label.place(), Reason.REQUIRED_EXTENSION);
        }
        parseField(field, scope, nested, depth);
    }

    /** Reads the type of a field, and what follows. */
    void parseField(
            FieldDescriptorProto.Builder field, String scope, Supplier<DescriptorProto.Builder> nested, int depth)
            throws SchemaException {
        Token first = in.current();
        boolean map = in.skip("map");
        DescriptorProto.Builder entry = null;
        if (map && in.isAt("<")) {
            entry = parseMap(field, first);
        } else {
            if (!field.hasLabel()) {
                if (parser.syntax() == Syntax.PROTO2) {
                    throw new SchemaException(first.place(), Reason.EXPECTED_LABEL, StringLiteral.utf8(first.text()));
                }
                field.setLabel(Label.LABEL_OPTIONAL);
            }
            if (map) {
                StringBuilder name = new StringBuilder("map");
                while (in.skip(".")) {
                    name.append('.').append(in.name());
                }
                field.setTypeName(name.toString());
            } else {
                parseType(field);
            }
        }
        Place place = in.place();
        field.setName(in.name());
        boolean group = field.hasType() && field.getType() == FieldDescriptorProto.Type.TYPE_GROUP;
        if (group) {
            checkGroup(field, first.place(), place);
        }
        String typeName = field.getName();
        if (group) {
            field.setName(typeName.toLowerCase(Locale.ROOT)).setTypeName(typeName);
        }
        parser.located(ProtoParser.inside(scope, field.getName()), place);
        in.expect("=");
        field.setNumber(in.integer());
        if (in.isAt("[")) {
            parser.options.parseFieldList(field);
        }
        if (group) {
            DescriptorProto.Builder type = nested.get().setName(typeName);
            parser.located(ProtoParser.inside(scope, typeName), place);
            messages.parseBody(type, scope, depth + 1);
        } else {
            in.expect(";");
        }
        if (entry != null) {
            addEntry(field, entry, nested.get());
        }
    }

    private void checkGroup(FieldDescriptorProto.Builder field, Place type, Place name) throws SchemaException {
        if (parser.syntax().isEdition()) {
            throw new SchemaException(type, Reason.GROUP_IN_EDITION);
        }
        if (parser.syntax() == Syntax.PROTO3) {
            throw new SchemaException(type, Reason.GROUP_IN_PROTO3);
        }
        char c = field.getName().charAt(0);
        if (c < 'A' || c > 'Z') {
            throw new SchemaException(name, Reason.GROUP_NAME, field.getName());
        }
    }

    private void parseType(FieldDescriptorProto.Builder field) throws SchemaException {
        FieldDescriptorProto.Type type = TYPES.get(in.current().text());
        if (type == null) {
            field.setTypeName(typeName(in));
        } else {
            in.take();
            field.setType(type);
        }
    }

    /** Reads the types of a map; returns its entry. */
    private DescriptorProto.Builder parseMap(FieldDescriptorProto.Builder field, Token first) throws SchemaException {
        if (field.hasOneofIndex()) {
            throw new SchemaException(first.place(), Reason.MAP_IN_ONEOF);
        }
        if (field.hasLabel()) {
            throw new SchemaException(first.place(), Reason.LABEL_OF_MAP);
        }
        if (field.hasExtendee()) {
            throw new SchemaException(first.place(), Reason.MAP_EXTENSION);
        }
        in.expect("<");
        DescriptorProto.Builder entry = DescriptorProto.newBuilder();
        Token keyType = in.current();
        FieldDescriptorProto.Builder key =
                entry.addFieldBuilder().setName("key").setNumber(1).setLabel(Label.LABEL_OPTIONAL);
        parseType(key);
        in.expect(",");
        FieldDescriptorProto.Builder value =
                entry.addFieldBuilder().setName("value").setNumber(2).setLabel(Label.LABEL_OPTIONAL);
        Token valueType = in.current();
        parseType(value);
        in.expect(">");
        if (!isKey(key)) {
            throw new SchemaException(keyType.place(), Reason.MAP_KEY, keyType.text());
        }
        if (value.hasType() && value.getType() == FieldDescriptorProto.Type.TYPE_GROUP) {
            throw new SchemaException(valueType.place(), Reason.EXPECTED_TYPE, valueType.text());
        }
        field.setLabel(Label.LABEL_REPEATED);
        return entry;
    }

    private static boolean isKey(FieldDescriptorProto.Builder key) {
        return key.hasType()
                && switch (key.getType()) {
                    case TYPE_DOUBLE, TYPE_FLOAT, TYPE_BYTES, TYPE_GROUP, TYPE_MESSAGE, TYPE_ENUM -> false;
                    default -> true;
                };
    }

    private static void addEntry(
            FieldDescriptorProto.Builder field, DescriptorProto.Builder entry, DescriptorProto.Builder target) {
        entry.setName(entryName(field.getName()));
        entry.getOptionsBuilder().setMapEntry(true);
        if (field.getOptions().hasFeatures()) {
            entry.getFieldBuilderList()
                    .forEach(each -> each.getOptionsBuilder()
                            .setFeatures(field.getOptions().getFeatures()));
        }
        field.setType(FieldDescriptorProto.Type.TYPE_MESSAGE).setTypeName(entry.getName());
        target.mergeFrom(entry.build());
    }

    /** The name of the type of the entries of a map. */
    private static String entryName(String field) {
        StringBuilder name = new StringBuilder(field.length() + 5);
        boolean capital = true;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '_') {
                capital = true;
            } else {
                name.append(capital && c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
                capital = false;
            }
        }
        return name.append("Entry").toString();
    }
}

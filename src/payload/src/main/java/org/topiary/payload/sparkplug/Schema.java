// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.protobuf.WireType;

/** The messages of Sparkplug B (Sparkplug 3.0.0, section 6.4.1) that a payload consists of. */
enum Schema {
    PAYLOAD,
    METRIC,
    META_DATA,
    PROPERTY_SET,
    PROPERTY_SET_LIST,
    PROPERTY_VALUE,
    DATA_SET,
    ROW,
    VALUE,
    TEMPLATE,
    PARAMETER;

    /** How the content of a field is read. */
    enum Content {
        INTEGER(WireType.VARINT),
        /** Milliseconds since 1970-01-01T00:00Z. */
        TIME(WireType.VARINT),
        DATA_TYPE(WireType.VARINT),
        BOOLEAN(WireType.VARINT),
        FLOAT(WireType.FIXED32),
        DOUBLE(WireType.FIXED64),
        TEXT(WireType.BYTES),
        BYTES(WireType.BYTES),
        MESSAGE(WireType.BYTES);

        private final WireType wire;

        Content(WireType wire) {
            this.wire = wire;
        }

        WireType wire() {
            return wire;
        }
    }

    /**
     * A field of a message.
     *
     * @param message what is inside; null unless the content is a message
     */
    record Member(String name, Content content, @Nullable Schema message) {
        static Member of(String name, Content content) {
            return new Member(name, content, null);
        }

        static Member of(String name, Schema message) {
            return new Member(name, Content.MESSAGE, message);
        }
    }

    private static final Map<Schema, Map<Integer, Member>> MEMBERS = Map.ofEntries(
            Map.entry(
                    PAYLOAD,
                    Map.of(
                            1, Member.of("timestamp", Content.TIME),
                            2, Member.of("metrics", METRIC),
                            3, Member.of("seq", Content.INTEGER),
                            4, Member.of("uuid", Content.TEXT),
                            5, Member.of("body", Content.BYTES))),
            Map.entry(
                    METRIC,
                    Map.ofEntries(
                            Map.entry(1, Member.of("name", Content.TEXT)),
                            Map.entry(2, Member.of("alias", Content.INTEGER)),
                            Map.entry(3, Member.of("timestamp", Content.TIME)),
                            Map.entry(4, Member.of("datatype", Content.DATA_TYPE)),
                            Map.entry(5, Member.of("is_historical", Content.BOOLEAN)),
                            Map.entry(6, Member.of("is_transient", Content.BOOLEAN)),
                            Map.entry(7, Member.of("is_null", Content.BOOLEAN)),
                            Map.entry(8, Member.of("metadata", META_DATA)),
                            Map.entry(9, Member.of("properties", PROPERTY_SET)),
                            Map.entry(10, Member.of("int_value", Content.INTEGER)),
                            Map.entry(11, Member.of("long_value", Content.INTEGER)),
                            Map.entry(12, Member.of("float_value", Content.FLOAT)),
                            Map.entry(13, Member.of("double_value", Content.DOUBLE)),
                            Map.entry(14, Member.of("boolean_value", Content.BOOLEAN)),
                            Map.entry(15, Member.of("string_value", Content.TEXT)),
                            Map.entry(16, Member.of("bytes_value", Content.BYTES)),
                            Map.entry(17, Member.of("dataset_value", DATA_SET)),
                            Map.entry(18, Member.of("template_value", TEMPLATE)),
                            Map.entry(19, Member.of("extension_value", Content.BYTES)))),
            Map.entry(
                    META_DATA,
                    Map.of(
                            1, Member.of("is_multi_part", Content.BOOLEAN),
                            2, Member.of("content_type", Content.TEXT),
                            3, Member.of("size", Content.INTEGER),
                            4, Member.of("seq", Content.INTEGER),
                            5, Member.of("file_name", Content.TEXT),
                            6, Member.of("file_type", Content.TEXT),
                            7, Member.of("md5", Content.TEXT),
                            8, Member.of("description", Content.TEXT))),
            Map.entry(PROPERTY_SET, Map.of(1, Member.of("keys", Content.TEXT), 2, Member.of("values", PROPERTY_VALUE))),
            Map.entry(PROPERTY_SET_LIST, Map.of(1, Member.of("propertyset", PROPERTY_SET))),
            Map.entry(
                    PROPERTY_VALUE,
                    Map.of(
                            1, Member.of("type", Content.DATA_TYPE),
                            2, Member.of("is_null", Content.BOOLEAN),
                            3, Member.of("int_value", Content.INTEGER),
                            4, Member.of("long_value", Content.INTEGER),
                            5, Member.of("float_value", Content.FLOAT),
                            6, Member.of("double_value", Content.DOUBLE),
                            7, Member.of("boolean_value", Content.BOOLEAN),
                            8, Member.of("string_value", Content.TEXT),
                            9, Member.of("propertyset_value", PROPERTY_SET),
                            10, Member.of("propertysets_value", PROPERTY_SET_LIST))),
            Map.entry(
                    DATA_SET,
                    Map.of(
                            1, Member.of("num_of_columns", Content.INTEGER),
                            2, Member.of("columns", Content.TEXT),
                            3, Member.of("types", Content.DATA_TYPE),
                            4, Member.of("rows", ROW))),
            Map.entry(ROW, Map.of(1, Member.of("elements", VALUE))),
            Map.entry(
                    VALUE,
                    Map.of(
                            1, Member.of("int_value", Content.INTEGER),
                            2, Member.of("long_value", Content.INTEGER),
                            3, Member.of("float_value", Content.FLOAT),
                            4, Member.of("double_value", Content.DOUBLE),
                            5, Member.of("boolean_value", Content.BOOLEAN),
                            6, Member.of("string_value", Content.TEXT))),
            Map.entry(
                    TEMPLATE,
                    Map.of(
                            1, Member.of("version", Content.TEXT),
                            2, Member.of("metrics", METRIC),
                            3, Member.of("parameters", PARAMETER),
                            4, Member.of("template_ref", Content.TEXT),
                            5, Member.of("is_definition", Content.BOOLEAN))),
            Map.entry(
                    PARAMETER,
                    Map.of(
                            1, Member.of("name", Content.TEXT),
                            2, Member.of("type", Content.DATA_TYPE),
                            3, Member.of("int_value", Content.INTEGER),
                            4, Member.of("long_value", Content.INTEGER),
                            5, Member.of("float_value", Content.FLOAT),
                            6, Member.of("double_value", Content.DOUBLE),
                            7, Member.of("boolean_value", Content.BOOLEAN),
                            8, Member.of("string_value", Content.TEXT))));

    /** For each message its fields, each at the index of its number. */
    private static final Map<Schema, @Nullable Member[]> BY_NUMBER = new EnumMap<>(Schema.class);

    static {
        MEMBERS.forEach((schema, members) -> BY_NUMBER.put(schema, byNumber(members)));
    }

    private static @Nullable Member[] byNumber(Map<Integer, Member> members) {
        @Nullable Member[] byNumber = new Member[members.keySet().stream().reduce(0, Math::max) + 1];
        members.forEach((number, member) -> byNumber[number] = member);
        return byNumber;
    }

    /** The field of a number; null for one that this version of Sparkplug does not have. */
    @Nullable
    Member member(int number) {
        @Nullable Member[] members = BY_NUMBER.get(this);
        return members != null && number < members.length ? members[number] : null;
    }
}

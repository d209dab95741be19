// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro.schema;

import java.util.List;
import java.util.Locale;

/** A type of Avro. Immutable once its schema was read; a record may contain itself. */
public sealed interface AvroType {
    /** The full name of a record, enum or fixed type, otherwise the word for the type. */
    String name();

    /** A type without parts. */
    enum Primitive {
        NULL(0),
        BOOLEAN(1),
        INT(Primitive.NOT_FIXED),
        LONG(Primitive.NOT_FIXED),
        FLOAT(Float.BYTES),
        DOUBLE(Double.BYTES),
        BYTES(Primitive.NOT_FIXED),
        STRING(Primitive.NOT_FIXED);

        /** The size of types whose values have different numbers of bytes. */
        private static final int NOT_FIXED = -1;

        private final int size;

        Primitive(int size) {
            this.size = size;
        }

        /** The number of bytes of each value; negative if it is not the same for all. */
        public int size() {
            return size;
        }

        /** The word of the specification. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A record, enum or fixed type, which has a full name. */
    sealed interface Named extends AvroType {}

    /** A value of a primitive type, and what it means. */
    record Scalar(Primitive primitive, Logical logical) implements AvroType {
        @Override
        public String name() {
            return primitive.word();
        }
    }

    /** An array. */
    record ArrayOf(AvroType items) implements AvroType {
        @Override
        public String name() {
            return "array";
        }
    }

    /** A map from texts. */
    record MapOf(AvroType values) implements AvroType {
        @Override
        public String name() {
            return "map";
        }
    }

    /** One of several types. */
    record Union(List<AvroType> branches) implements AvroType {
        public Union {
            branches = List.copyOf(branches);
        }

        @Override
        public String name() {
            return "union";
        }
    }

    /** One of several names. */
    record Enumeration(String name, List<String> symbols) implements Named {
        public Enumeration {
            symbols = List.copyOf(symbols);
        }
    }

    /** A number of bytes, and what they mean. */
    record Fixed(String name, int size, Logical logical) implements Named {}

    /** A field of a record. */
    record Member(String name, AvroType type) {}

    /** A record; the same object wherever its name occurs. */
    final class RecordType implements Named {
        private final String name;
        private List<Member> members = List.of();
        /** The same, for the many values that have them. */
        private Member[] array = {};

        RecordType(String name) {
            this.name = name;
        }

        /** Called once, by the parser: a member may be of this type. */
        void complete(List<Member> all) {
            members = List.copyOf(all);
            array = members.toArray(Member[]::new);
        }

        @Override
        public String name() {
            return name;
        }

        /** The number of fields. */
        public int size() {
            return array.length;
        }

        /** A field, by its place in the order, from 0. */
        public Member member(int index) {
            return array[index];
        }

        /** The fields, in their order. */
        public List<Member> members() {
            return members;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Phrase;
import org.topiary.payload.avro.schema.AvroType.ArrayOf;
import org.topiary.payload.avro.schema.AvroType.Enumeration;
import org.topiary.payload.avro.schema.AvroType.Fixed;
import org.topiary.payload.avro.schema.AvroType.MapOf;
import org.topiary.payload.avro.schema.AvroType.Member;
import org.topiary.payload.avro.schema.AvroType.Named;
import org.topiary.payload.avro.schema.AvroType.Primitive;
import org.topiary.payload.avro.schema.AvroType.RecordType;
import org.topiary.payload.avro.schema.AvroType.Scalar;
import org.topiary.payload.avro.schema.AvroType.Union;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoders;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Kind;
import org.topiary.payload.decode.Sample;

/**
 * Reads a schema from JSON (section <i>Schema Declaration</i> of the specification). Stops at the first mistake.
 * Default values, aliases and comments do not change what a payload means and are passed over. Used once.
 */
final class AvscParser {
    private static final int MAX_DEPTH = 100;

    private static final Set<String> COMPLEX = Set.of("record", "error", "enum", "array", "map", "fixed");

    private final Function<String, Optional<Named>> others;
    private final Map<String, Named> own = new LinkedHashMap<>();
    private int depth;

    private AvscParser(Function<String, Optional<Named>> others) {
        this.others = others;
    }

    /**
     * A schema.
     *
     * @param named the types with full names that it defines
     */
    record Parsed(AvroType type, Map<String, Named> named) {}

    /**
     * Reads a schema.
     *
     * @param others the types that are defined elsewhere
     */
    static Parsed parse(byte[] source, Function<String, Optional<Named>> others) throws AvscException {
        Decoded json = Decoders.BASIC.find("json").orElseThrow().decode(Sample.of(source), Context.NONE);
        if (!json.isValid()) {
            throw notJson(json.problems());
        }
        AvscParser parser = new AvscParser(others);
        AvroType type = parser.type(json.root(), "");
        return new Parsed(type, parser.own);
    }

    private static AvscException notJson(List<DecodeProblem> problems) {
        for (DecodeProblem each : problems) {
            if (each.arguments().size() == 3) {
                String key = "json.problem." + each.id().substring("json.".length());
                return new AvscException(
                        each.offset(),
                        Reason.NOT_JSON,
                        Phrase.of(key, each.arguments().get(2)));
            }
        }
        return new AvscException(0, Reason.NOT_JSON, Phrase.of("decode.problem.text.notUtf8"));
    }

    private static AvscException mistake(Field at, Reason reason, Object... arguments) {
        return new AvscException(at.range().start(), reason, arguments);
    }

    /** @param namespace of the names without one */
    private AvroType type(Field json, String namespace) throws AvscException {
        if (depth == MAX_DEPTH) {
            throw mistake(json, Reason.TOO_DEEP);
        }
        depth++;
        AvroType type = switch (json.kind()) {
            case TEXT -> named(json, Logical.NONE, namespace);
            case ARRAY -> union(json, namespace);
            case OBJECT -> object(json, namespace);
            default -> throw mistake(json, Reason.TYPE, json.text());
        };
        depth--;
        return type;
    }

    private AvroType named(Field json, Logical logical, String namespace) throws AvscException {
        String name = text(json);
        for (Primitive each : Primitive.values()) {
            if (each.word().equals(name)) {
                return new Scalar(each, logical);
            }
        }
        Named known = find(inNamespace(namespace, name));
        known = known == null ? find(name) : known;
        if (known == null) {
            throw mistake(json, Reason.UNKNOWN, name);
        }
        return known;
    }

    private @Nullable Named find(String name) {
        Named known = own.get(name);
        return known != null ? known : others.apply(name).orElse(null);
    }

    private static String inNamespace(String namespace, String name) {
        return namespace.isEmpty() || name.indexOf('.') >= 0 ? name : namespace + "." + name;
    }

    private static String text(Field json) {
        return json.value() instanceof String text ? text : "";
    }

    private AvroType union(Field json, String namespace) throws AvscException {
        List<AvroType> branches = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Field each : json.children()) {
            AvroType branch = type(each, namespace);
            if (branch instanceof Union) {
                throw mistake(each, Reason.UNION_NESTED);
            }
            if (!names.add(branch.name())) {
                throw mistake(each, Reason.UNION_TWICE, branch.name());
            }
            branches.add(branch);
        }
        return new Union(branches);
    }

    private AvroType object(Field json, String namespace) throws AvscException {
        Attributes attributes = new Attributes(json);
        Field type = attributes.get("type");
        String word = text(type);
        if (type.kind() != Kind.TEXT) {
            return type(type, namespace);
        }
        if (!COMPLEX.contains(word)) {
            AvroType plain = named(type, Logical.NONE, namespace);
            return plain instanceof Scalar scalar
                    ? new Scalar(scalar.primitive(), attributes.logical(scalar.primitive(), 0))
                    : plain;
        }
        return switch (word) {
            case "array" -> new ArrayOf(type(attributes.get("items"), namespace));
            case "map" -> new MapOf(type(attributes.get("values"), namespace));
            case "enum" -> enumeration(attributes, namespace);
            case "fixed" -> fixed(attributes, namespace);
            default -> record(attributes, namespace);
        };
    }

    private static String fullName(Attributes attributes, String namespace) throws AvscException {
        Field json = attributes.get("name");
        String name = text(json);
        Field declared = attributes.find("namespace");
        String full = inNamespace(declared == null ? namespace : text(declared), name);
        for (String part : full.split("\\.", -1)) {
            checkName(json, part);
        }
        for (Primitive each : Primitive.values()) {
            if (each.word().equals(full)) {
                throw mistake(json, Reason.NAME, full);
            }
        }
        return full;
    }

    private static String checkName(Field json, String name) throws AvscException {
        boolean valid = !name.isEmpty() && !Character.isDigit(name.codePointAt(0));
        if (!valid || !name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_')) {
            throw mistake(json, Reason.NAME, name);
        }
        return name;
    }

    private void define(Attributes attributes, Named type) throws AvscException {
        if (own.putIfAbsent(type.name(), type) != null) {
            throw mistake(attributes.get("name"), Reason.NAME_TWICE, type.name());
        }
    }

    private AvroType enumeration(Attributes attributes, String namespace) throws AvscException {
        Set<String> symbols = new LinkedHashSet<>();
        for (Field each : attributes.list("symbols")) {
            if (!symbols.add(checkName(each, text(each)))) {
                throw mistake(each, Reason.SYMBOL_TWICE, text(each));
            }
        }
        Enumeration type = new Enumeration(fullName(attributes, namespace), List.copyOf(symbols));
        define(attributes, type);
        return type;
    }

    private AvroType fixed(Attributes attributes, String namespace) throws AvscException {
        Field size = attributes.get("size");
        int bytes = integer(size);
        if (bytes < 0) {
            throw mistake(size, Reason.SIZE, size.text());
        }
        Fixed type = new Fixed(fullName(attributes, namespace), bytes, attributes.logical(null, bytes));
        define(attributes, type);
        return type;
    }

    private AvroType record(Attributes attributes, String namespace) throws AvscException {
        RecordType type = new RecordType(fullName(attributes, namespace));
        define(attributes, type);
        int dot = type.name().lastIndexOf('.');
        String inside = dot < 0 ? "" : type.name().substring(0, dot);
        List<Member> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Field each : attributes.list("fields")) {
            Attributes member = new Attributes(each);
            String name = checkName(member.get("name"), text(member.get("name")));
            if (!names.add(name)) {
                throw mistake(each, Reason.FIELD_TWICE, name);
            }
            members.add(new Member(name, type(member.get("type"), inside)));
        }
        type.complete(members);
        return type;
    }

    /** An integer that is not negative; -1 for everything else. */
    private static int integer(@Nullable Field json) {
        if (json != null && json.value() instanceof BigDecimal number) {
            try {
                return Math.max(-1, number.intValueExact());
            } catch (ArithmeticException e) {
                return -1;
            }
        }
        return -1;
    }

    /** The members of an object; the last one of several with the same name. */
    private static final class Attributes {
        private final Field object;
        private final Map<String, Field> byName = new LinkedHashMap<>();

        Attributes(Field object) throws AvscException {
            if (object.kind() != Kind.OBJECT) {
                throw mistake(object, Reason.TYPE, object.text());
            }
            this.object = object;
            object.children().forEach(each -> byName.put(each.name(), each));
        }

        @Nullable
        Field find(String name) {
            return byName.get(name);
        }

        Field get(String name) throws AvscException {
            Field found = byName.get(name);
            if (found == null) {
                throw mistake(object, Reason.MISSING, name);
            }
            return found;
        }

        Iterable<Field> list(String name) throws AvscException {
            Field found = get(name);
            if (found.kind() != Kind.ARRAY) {
                throw mistake(object, Reason.MISSING, name);
            }
            return found.children();
        }

        /**
         * The logical type; none if it does not fit, as the specification demands.
         *
         * @param primitive null for a fixed type
         */
        Logical logical(@Nullable Primitive primitive, int size) {
            Field word = byName.get("logicalType");
            if (word == null) {
                return Logical.NONE;
            }
            for (Logical.Meaning each : Logical.Meaning.values()) {
                if (each != Logical.Meaning.NONE && each.word().equals(text(word)) && each.fits(primitive, size)) {
                    return each == Logical.Meaning.DECIMAL ? decimal() : new Logical(each, 0);
                }
            }
            return Logical.NONE;
        }

        private Logical decimal() {
            int precision = integer(byName.get("precision"));
            int scale = byName.containsKey("scale") ? integer(byName.get("scale")) : 0;
            return precision > 0 && scale >= 0 && scale <= precision
                    ? new Logical(Logical.Meaning.DECIMAL, scale)
                    : Logical.NONE;
        }
    }
}

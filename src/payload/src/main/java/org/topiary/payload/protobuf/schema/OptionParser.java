// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.UninterpretedOption;
import com.google.protobuf.DescriptorProtos.UninterpretedOption.NamePart;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import org.topiary.payload.protobuf.schema.SchemaProblem.Reason;
import org.topiary.payload.protobuf.schema.Token.Kind;

/** Reads options. Those of the language are set at once; custom ones are kept until files are linked. */
final class OptionParser {
    /** Parts of a name, and braces inside each other in a value. */
    private static final int MAX_DEPTH = 64;

    /** Custom options of one element; setting one may copy the others. */
    private static final int MAX_OPTIONS = 10_000;

    private static final String UNINTERPRETED = "uninterpreted_option";

    private final ProtoParser parser;
    private final TokenReader in;

    OptionParser(ProtoParser parser) {
        this.parser = parser;
        this.in = parser.in;
    }

    /** Reads a statement, {@code option name = value;}. */
    void parseStatement(Message.Builder options) throws SchemaException {
        in.take();
        parseOption(options);
        in.expect(";");
    }

    /** Reads options in brackets. */
    void parseList(Message.Builder options) throws SchemaException {
        in.take();
        do {
            parseOption(options);
        } while (in.skip(","));
        in.expect("]");
    }

    /** Reads the options of a field in brackets, with its default value and its name in JSON. */
    void parseFieldList(FieldDescriptorProto.Builder field) throws SchemaException {
        in.take();
        do {
            if (in.isAt("default")) {
                parseDefault(field);
            } else if (in.isAt("json_name")) {
                parseJsonName(field);
            } else {
                parseOption(field.getOptionsBuilder());
            }
        } while (in.skip(","));
        in.expect("]");
    }

    private void parseJsonName(FieldDescriptorProto.Builder field) throws SchemaException {
        Token name = in.take();
        if (field.hasJsonName()) {
            throw new SchemaException(name.place(), Reason.OPTION_TWICE, name.text());
        }
        if (field.hasExtendee()) {
            throw new SchemaException(name.place(), Reason.JSON_NAME_OF_EXTENSION);
        }
        in.expect("=");
        field.setJsonName(StringLiteral.utf8(in.string()));
    }

    private void parseDefault(FieldDescriptorProto.Builder field) throws SchemaException {
        Token name = in.take();
        if (field.hasDefaultValue()) {
            throw new SchemaException(name.place(), Reason.OPTION_TWICE, name.text());
        }
        if (parser.syntax() == Syntax.PROTO3) {
            throw new SchemaException(name.place(), Reason.DEFAULT_IN_PROTO3);
        }
        if (field.getLabel() == FieldDescriptorProto.Label.LABEL_REPEATED) {
            throw new SchemaException(name.place(), Reason.DEFAULT_OF_REPEATED);
        }
        in.expect("=");
        if (field.hasType()) {
            field.setDefaultValue(defaultValue(field));
        } else {
            // The type may be an enum, whose values are known when files are linked.
            field.setDefaultValue(in.name());
        }
    }

    private String defaultValue(FieldDescriptorProto.Builder field) throws SchemaException {
        return switch (field.getType()) {
            case TYPE_INT32, TYPE_SINT32, TYPE_SFIXED32 -> integer(Integer.MAX_VALUE, true);
            case TYPE_INT64, TYPE_SINT64, TYPE_SFIXED64 -> integer(Long.MAX_VALUE, true);
            case TYPE_UINT32, TYPE_FIXED32 -> integer(0xffff_ffffL, false);
            case TYPE_UINT64, TYPE_FIXED64 -> integer(-1, false);
            case TYPE_DOUBLE, TYPE_FLOAT -> {
                boolean negative = in.skip("-");
                double number = in.number();
                yield floating(negative ? -number : number);
            }
            case TYPE_BOOL -> {
                if (!in.isAt("true") && !in.isAt("false")) {
                    throw in.unexpected(Reason.EXPECTED_BOOLEAN);
                }
                yield in.take().text();
            }
            case TYPE_STRING -> StringLiteral.utf8(in.string());
            case TYPE_BYTES -> TextFormat.escapeBytes(StringLiteral.bytes(in.string()));
            case TYPE_ENUM -> in.name();
            case TYPE_MESSAGE, TYPE_GROUP -> throw new SchemaException(in.place(), Reason.DEFAULT_OF_MESSAGE);
        };
    }

    private String integer(long max, boolean signed) throws SchemaException {
        Place place = in.place();
        boolean negative = in.skip("-");
        if (negative && !signed) {
            throw new SchemaException(place, Reason.NEGATIVE_DEFAULT);
        }
        long value = in.integer(negative ? max + 1 : max);
        return negative ? Long.toString(-value) : Long.toUnsignedString(value);
    }

    private static String floating(double number) {
        return Double.isInfinite(number)
                ? number > 0 ? "inf" : "-inf"
                : Double.isNaN(number) ? "nan" : Double.toString(number);
    }

    private void parseOption(Message.Builder options) throws SchemaException {
        Place place = in.place();
        UninterpretedOption.Builder option = UninterpretedOption.newBuilder();
        do {
            if (option.getNameCount() == MAX_DEPTH) {
                throw new SchemaException(in.place(), Reason.NESTED_TOO_DEEP);
            }
            option.addName(namePart());
        } while (in.skip("."));
        in.expect("=");
        parseValue(option);
        String name = OptionSetter.nameOf(option.getNameList());
        if (name.equals(UNINTERPRETED) || (name.equals("map_entry") && OptionSetter.has(options, name))) {
            throw new SchemaException(place, Reason.OPTION_FORBIDDEN, name);
        }
        if (option.getName(0).getNamePart().equals("features")
                && !parser.syntax().isEdition()) {
            throw new SchemaException(place, Reason.FEATURES_WITHOUT_EDITION);
        }
        if (option.getNameList().stream().anyMatch(NamePart::getIsExtension)) {
            UninterpretedOption kept = option.build();
            parser.located(kept, place);
            FieldDescriptor uninterpreted = options.getDescriptorForType().findFieldByName(UNINTERPRETED);
            if (options.getRepeatedFieldCount(uninterpreted) == MAX_OPTIONS) {
                throw new SchemaException(place, Reason.OPTIONS_TOO_MANY);
            }
            options.addRepeatedField(uninterpreted, kept);
        } else {
            new OptionSetter(place).set(options, option.build(), "");
        }
    }

    private NamePart namePart() throws SchemaException {
        if (!in.skip("(")) {
            return NamePart.newBuilder()
                    .setNamePart(in.name())
                    .setIsExtension(false)
                    .build();
        }
        String name = (in.skip(".") ? "." : "") + in.dottedName();
        in.expect(")");
        return NamePart.newBuilder().setNamePart(name).setIsExtension(true).build();
    }

    private void parseValue(UninterpretedOption.Builder option) throws SchemaException {
        Token first = in.current();
        boolean negative = in.skip("-");
        if (in.isAt(Kind.NAME)) {
            String name = in.take().text();
            if (!negative) {
                option.setIdentifierValue(name);
            } else if (name.equals("inf") || name.equals("nan")) {
                option.setDoubleValue(name.equals("inf") ? Double.NEGATIVE_INFINITY : Double.NaN);
            } else {
                throw new SchemaException(first.place(), Reason.EXPECTED_NUMBER, first.text());
            }
        } else if (in.isAt(Kind.INTEGER)) {
            Long exact = TokenReader.unsigned(in.current().text());
            if (exact == null || (negative && exact < 0 && exact != Long.MIN_VALUE)) {
                double value = TokenReader.integerAsDouble(in.take());
                option.setDoubleValue(negative ? -value : value);
            } else {
                in.take();
                if (negative) {
                    option.setNegativeIntValue(-exact);
                } else {
                    option.setPositiveIntValue(exact);
                }
            }
        } else if (in.isAt(Kind.FLOAT)) {
            double value = in.number();
            option.setDoubleValue(negative ? -value : value);
        } else if (!negative && in.isAt(Kind.STRING)) {
            option.setStringValue(StringLiteral.bytes(in.string()));
        } else if (!negative && in.isAt("{")) {
            option.setAggregateValue(aggregate());
        } else {
            throw in.unexpected(Reason.EXPECTED_VALUE);
        }
    }

    /** The tokens between braces, with spaces after them. */
    private String aggregate() throws SchemaException {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        in.expect("{");
        while (depth > 0 || !in.isAt("}")) {
            if (in.isAt(Kind.END)) {
                throw in.unexpected(Reason.EXPECTED, "}");
            }
            depth += in.isAt("{") || in.isAt("[") || in.isAt("<") ? 1 : 0;
            depth -= in.isAt("}") || in.isAt("]") || in.isAt(">") ? 1 : 0;
            if (depth > MAX_DEPTH) {
                throw new SchemaException(in.place(), Reason.NESTED_TOO_DEEP);
            }
            Token token = in.take();
            // The library that reads it wants signs next to their numbers.
            text.append(token.text()).append(token.is("-") ? "" : " ");
        }
        in.expect("}");
        return StringLiteral.utf8(text.toString());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto.EnumReservedRange;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.SymbolVisibility;
import org.topiary.payload.protobuf.schema.SchemaProblem.Reason;
import org.topiary.payload.protobuf.schema.Token.Kind;

/** Reads enums, and what is reserved in enums and messages. */
final class EnumParser {
    private final ProtoParser parser;
    private final TokenReader in;

    EnumParser(ProtoParser parser) {
        this.parser = parser;
        this.in = parser.in;
    }

    void parseEnum(EnumDescriptorProto.Builder type, String scope, SymbolVisibility visibility) throws SchemaException {
        in.take();
        Place place = in.place();
        type.setName(in.name());
        if (visibility != SymbolVisibility.VISIBILITY_UNSET) {
            type.setVisibility(visibility);
        }
        String fullName = ProtoParser.inside(scope, type.getName());
        parser.located(fullName, place);
        in.expect("{");
        while (!in.skip("}")) {
            if (in.isAt("option")) {
                parser.options.parseStatement(type.getOptionsBuilder());
            } else if (in.isAt("reserved")) {
                parseReserved(type);
            } else if (!in.skip(";")) {
                // The names of values are beside that of the enum.
                parseValue(type.addValueBuilder(), scope);
            }
        }
    }

    private void parseValue(EnumValueDescriptorProto.Builder value, String scope) throws SchemaException {
        parser.located(ProtoParser.inside(scope, in.current().text()), in.place());
        value.setName(in.name());
        in.expect("=");
        value.setNumber(in.signedInteger());
        if (in.isAt("[")) {
            parser.options.parseList(value.getOptionsBuilder());
        }
        in.expect(";");
    }

    private void parseReserved(EnumDescriptorProto.Builder type) throws SchemaException {
        in.take();
        if (in.isAt(Kind.STRING) || in.isAt(Kind.NAME)) {
            do {
                type.addReservedName(reservedName());
            } while (in.skip(","));
        } else {
            do {
                EnumReservedRange.Builder range = type.addReservedRangeBuilder().setStart(in.signedInteger());
                int end = range.getStart();
                if (in.skip("to")) {
                    end = in.skip("max") ? Integer.MAX_VALUE : in.signedInteger();
                }
                range.setEnd(end);
            } while (in.skip(","));
        }
        in.expect(";");
    }

    /** A name that is reserved: a text, but a word in editions. */
    String reservedName() throws SchemaException {
        boolean word = in.isAt(Kind.NAME);
        if (word != parser.syntax().isEdition() && (word || in.isAt(Kind.STRING))) {
            throw in.unexpected(word ? Reason.RESERVED_NAME_TEXT : Reason.RESERVED_NAME_WORD);
        }
        return word ? in.name() : StringLiteral.utf8(in.string());
    }
}

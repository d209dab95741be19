// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import org.topiary.payload.protobuf.schema.SchemaProblem.Reason;

/** Reads services. */
final class ServiceParser {
    private final ProtoParser parser;
    private final TokenReader in;

    ServiceParser(ProtoParser parser) {
        this.parser = parser;
        this.in = parser.in;
    }

    void parseService(ServiceDescriptorProto.Builder service, String scope) throws SchemaException {
        in.take();
        Place place = in.place();
        service.setName(in.name());
        String fullName = ProtoParser.inside(scope, service.getName());
        parser.located(fullName, place);
        in.expect("{");
        while (!in.skip("}")) {
            if (in.isAt("option")) {
                parser.options.parseStatement(service.getOptionsBuilder());
            } else if (in.isAt("rpc")) {
                parseMethod(service.addMethodBuilder(), fullName);
            } else if (!in.skip(";")) {
                throw in.unexpected(Reason.EXPECTED, "rpc");
            }
        }
    }

    private void parseMethod(MethodDescriptorProto.Builder method, String scope) throws SchemaException {
        in.take();
        parser.located(ProtoParser.inside(scope, in.current().text()), in.place());
        method.setName(in.name());
        in.expect("(");
        if (in.skip("stream")) {
            method.setClientStreaming(true);
        }
        method.setInputType(FieldParser.typeName(in));
        in.expect(")");
        in.expect("returns");
        in.expect("(");
        if (in.skip("stream")) {
            method.setServerStreaming(true);
        }
        method.setOutputType(FieldParser.typeName(in));
        in.expect(")");
        if (in.skip("{")) {
            // Braces without options still say that there are options.
            method.getOptionsBuilder();
            while (!in.skip("}")) {
                if (in.isAt("option")) {
                    parser.options.parseStatement(method.getOptionsBuilder());
                } else if (!in.skip(";")) {
                    throw in.unexpected(Reason.EXPECTED, "option");
                }
            }
        } else {
            in.expect(";");
        }
    }
}

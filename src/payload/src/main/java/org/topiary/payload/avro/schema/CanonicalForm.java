// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro.schema;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.topiary.payload.avro.schema.AvroType.ArrayOf;
import org.topiary.payload.avro.schema.AvroType.Enumeration;
import org.topiary.payload.avro.schema.AvroType.Fixed;
import org.topiary.payload.avro.schema.AvroType.MapOf;
import org.topiary.payload.avro.schema.AvroType.Member;
import org.topiary.payload.avro.schema.AvroType.Named;
import org.topiary.payload.avro.schema.AvroType.RecordType;
import org.topiary.payload.avro.schema.AvroType.Scalar;
import org.topiary.payload.avro.schema.AvroType.Union;

/** Writes the parsing canonical form of a schema (section <i>Parsing Canonical Form for Schemas</i>). */
final class CanonicalForm {
    /** Types of several files may be inside each other. */
    private static final int MAX_DEPTH = 500;

    private final StringBuilder out = new StringBuilder();
    private final Set<String> written = new HashSet<>();

    private final int maxChars;
    private int depth;

    private CanonicalForm(int maxChars) {
        this.maxChars = maxChars;
    }

    /**
     * The form of a type with all types that it refers to.
     *
     * @param maxChars at least this number of characters is allowed
     * @throws AvscException if it is longer, or nested too deep
     */
    static String of(AvroType type, int maxChars) throws AvscException {
        CanonicalForm form = new CanonicalForm(maxChars);
        form.write(type);
        return form.out.toString();
    }

    private void write(AvroType type) throws AvscException {
        if (depth == MAX_DEPTH || out.length() > maxChars) {
            throw new AvscException(0, depth == MAX_DEPTH ? Reason.TOO_DEEP : Reason.TOO_LONG);
        }
        depth++;
        writeWhole(type);
        depth--;
    }

    private void writeWhole(AvroType type) throws AvscException {
        if (type instanceof Named && !written.add(type.name())) {
            quote(type.name());
            return;
        }
        switch (type) {
            case Scalar scalar -> quote(scalar.name());
            case ArrayOf array -> {
                out.append("{\"type\":\"array\",\"items\":");
                write(array.items());
                out.append('}');
            }
            case MapOf map -> {
                out.append("{\"type\":\"map\",\"values\":");
                write(map.values());
                out.append('}');
            }
            case Union union -> {
                out.append('[');
                Iterator<AvroType> branches = union.branches().iterator();
                while (branches.hasNext()) {
                    write(branches.next());
                    out.append(branches.hasNext() ? "," : "");
                }
                out.append(']');
            }
            case Enumeration enumeration -> {
                begin(type, "enum");
                out.append(",\"symbols\":[");
                Iterator<String> symbols = enumeration.symbols().iterator();
                while (symbols.hasNext()) {
                    quote(symbols.next());
                    out.append(symbols.hasNext() ? "," : "");
                }
                out.append("]}");
            }
            case Fixed fixed -> {
                begin(type, "fixed");
                out.append(",\"size\":").append(fixed.size()).append('}');
            }
            case RecordType record -> {
                begin(type, "record");
                out.append(",\"fields\":[");
                members(record.members());
                out.append("]}");
            }
        }
    }

    private void members(List<Member> members) throws AvscException {
        Iterator<Member> each = members.iterator();
        while (each.hasNext()) {
            Member member = each.next();
            out.append("{\"name\":");
            quote(member.name());
            out.append(",\"type\":");
            write(member.type());
            out.append(each.hasNext() ? "}," : "}");
        }
    }

    private void begin(AvroType type, String word) {
        out.append("{\"name\":");
        quote(type.name());
        out.append(",\"type\":\"").append(word).append('"');
    }

    /** Names have no characters that need an escape. */
    private void quote(String name) {
        out.append('"').append(name).append('"');
    }
}

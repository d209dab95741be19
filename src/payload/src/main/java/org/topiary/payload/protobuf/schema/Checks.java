// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FeatureSet;
import com.google.protobuf.DescriptorProtos.FeatureSet.EnumType;
import com.google.protobuf.DescriptorProtos.FeatureSet.JsonFormat;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.topiary.payload.protobuf.schema.SchemaProblem.Reason;

/** The rules of protoc that the linking library does not check. */
final class Checks {
    private static final int FIRST_RESERVED = 19_000;
    private static final int LAST_RESERVED = 19_999;

    /** An option that is deprecated, but may be in files. */
    private static final FieldDescriptor CONFLICTS =
            MessageOptions.getDescriptor().findFieldByName("deprecated_legacy_json_field_conflicts");

    private static final Object CONFLICTS_ALLOWED = true;

    private final ParsedFile file;

    private Checks(ParsedFile file) {
        this.file = file;
    }

    /** The features that what is inside inherits. */
    private record Inherited(EnumType enums, JsonFormat json) {
        Inherited with(FeatureSet features) {
            return new Inherited(
                    features.hasEnumType() ? features.getEnumType() : enums,
                    features.hasJsonFormat() ? features.getJsonFormat() : json);
        }
    }

    /** A range of numbers; the end is exclusive. */
    private record Range(long start, long end) {
        String written() {
            return end - start == 1 ? Long.toString(start) : start + " to " + (end - 1);
        }
    }

    static void check(ParsedFile file) throws SchemaException {
        Checks checks = new Checks(file);
        boolean proto2 = file.syntax() == Syntax.PROTO2;
        Inherited features = new Inherited(
                        proto2 ? EnumType.CLOSED : EnumType.OPEN,
                        proto2 ? JsonFormat.LEGACY_BEST_EFFORT : JsonFormat.ALLOW)
                .with(file.proto().getOptions().getFeatures());
        String scope = file.proto().getPackage();
        for (DescriptorProto each : file.proto().getMessageTypeList()) {
            checks.message(each, scope, features);
        }
        for (EnumDescriptorProto each : file.proto().getEnumTypeList()) {
            checks.enumeration(each, scope, features);
        }
        for (FieldDescriptorProto each : file.proto().getExtensionList()) {
            checks.number(each, scope);
        }
    }

    private SchemaException at(String name, Reason reason, Object... arguments) {
        return new SchemaException(file.placeOf(name), reason, arguments);
    }

    private void message(DescriptorProto message, String scope, Inherited outer) throws SchemaException {
        String name = ProtoParser.inside(scope, message.getName());
        Inherited features = outer.with(message.getOptions().getFeatures());
        boolean set = message.getOptions().getMessageSetWireFormat();
        if (file.syntax() == Syntax.PROTO3 && message.getExtensionRangeCount() > 0) {
            throw at(name, Reason.EXTENSIONS_IN_PROTO3);
        }
        NavigableMap<Long, Range> extensions = ranges(
                name,
                message.getExtensionRangeList().stream()
                        .map(range -> new Range(range.getStart(), range.getEnd()))
                        .toList(),
                set ? Integer.MAX_VALUE : MessageParser.MAX_NUMBER + 1L);
        NavigableMap<Long, Range> reserved = ranges(
                name,
                message.getReservedRangeList().stream()
                        .map(range -> new Range(range.getStart(), range.getEnd()))
                        .toList(),
                Integer.MAX_VALUE);
        List<Range> both = new ArrayList<>(extensions.values());
        both.addAll(reserved.values());
        ranges(name, both, Integer.MAX_VALUE);
        Set<String> names = new HashSet<>(message.getReservedNameList());
        for (FieldDescriptorProto field : message.getFieldList()) {
            number(field, name);
            notIn(extensions, field, name, Reason.FIELD_NUMBER_IN_EXTENSIONS);
            notIn(reserved, field, name, Reason.FIELD_NUMBER_RESERVED);
            if (names.contains(field.getName())) {
                throw at(ProtoParser.inside(name, field.getName()), Reason.FIELD_NAME_RESERVED, field.getName());
            }
        }
        jsonNames(message, name, features, false);
        jsonNames(message, name, features, true);
        for (FieldDescriptorProto each : message.getExtensionList()) {
            number(each, name);
        }
        for (EnumDescriptorProto each : message.getEnumTypeList()) {
            enumeration(each, name, features);
        }
        for (DescriptorProto each : message.getNestedTypeList()) {
            message(each, name, features);
        }
    }

    private void number(FieldDescriptorProto field, String scope) throws SchemaException {
        int number = field.getNumber();
        // Extensions of message sets may have greater numbers.
        boolean inRange = number >= 1 && (number <= MessageParser.MAX_NUMBER || field.hasExtendee());
        if (!inRange || (number >= FIRST_RESERVED && number <= LAST_RESERVED)) {
            throw at(ProtoParser.inside(scope, field.getName()), Reason.FIELD_NUMBER, number);
        }
    }

    private void notIn(NavigableMap<Long, Range> ranges, FieldDescriptorProto field, String scope, Reason reason)
            throws SchemaException {
        Map.Entry<Long, Range> before = ranges.floorEntry((long) field.getNumber());
        if (before != null && field.getNumber() < before.getValue().end) {
            throw at(
                    ProtoParser.inside(scope, field.getName()),
                    reason,
                    field.getNumber(),
                    before.getValue().written());
        }
    }

    /** Ranges by their start; they are within 1 to the maximum and do not overlap. */
    private NavigableMap<Long, Range> ranges(String name, List<Range> ranges, long maxEnd) throws SchemaException {
        for (Range each : ranges) {
            if (each.start < 1 || each.start >= each.end || each.end > maxEnd) {
                throw at(name, Reason.RANGE, each.start, each.end - 1);
            }
        }
        return apart(name, ranges);
    }

    private NavigableMap<Long, Range> apart(String name, List<Range> ranges) throws SchemaException {
        NavigableMap<Long, Range> sorted = new TreeMap<>();
        Range before = new Range(Long.MIN_VALUE, Long.MIN_VALUE);
        for (Range each :
                ranges.stream().sorted(Comparator.comparingLong(Range::start)).toList()) {
            if (each.start < before.end) {
                throw at(name, Reason.RANGE_OVERLAP, each.written(), before.written());
            }
            sorted.put(each.start, each);
            before = each;
        }
        return sorted;
    }

    /** No two fields have the same name in JSON; proto2 allows it for names that the file does not choose. */
    private void jsonNames(DescriptorProto message, String name, Inherited features, boolean chosen)
            throws SchemaException {
        if (CONFLICTS_ALLOWED.equals(message.getOptions().getField(CONFLICTS))) {
            return;
        }
        Map<String, FieldDescriptorProto> seen = new HashMap<>();
        for (FieldDescriptorProto field : message.getFieldList()) {
            String json = chosen ? field.getJsonName() : DefaultJsonNames.of(field.getName());
            FieldDescriptorProto other = seen.putIfAbsent(json, field);
            if (other == null) {
                continue;
            }
            boolean both = chosen && isChosen(field) && isChosen(other);
            boolean neither = chosen && !isChosen(field) && !isChosen(other);
            boolean legacy = features.json == JsonFormat.LEGACY_BEST_EFFORT;
            if (!neither && (both || !legacy)) {
                throw at(
                        ProtoParser.inside(name, field.getName()),
                        Reason.JSON_NAME_CONFLICT,
                        other.getName(),
                        field.getName(),
                        json);
            }
        }
    }

    private static boolean isChosen(FieldDescriptorProto field) {
        return !field.getJsonName().equals(DefaultJsonNames.of(field.getName()));
    }

    private void enumeration(EnumDescriptorProto type, String scope, Inherited outer) throws SchemaException {
        String name = ProtoParser.inside(scope, type.getName());
        if (type.getValueCount() == 0) {
            throw at(name, Reason.ENUM_EMPTY);
        }
        if (outer.with(type.getOptions().getFeatures()).enums == EnumType.OPEN
                && type.getValue(0).getNumber() != 0) {
            throw at(ProtoParser.inside(scope, type.getValue(0).getName()), Reason.ENUM_NOT_FROM_ZERO);
        }
        List<Range> ranges = type.getReservedRangeList().stream()
                .map(range -> new Range(range.getStart(), range.getEnd() + 1L))
                .toList();
        for (Range each : ranges) {
            if (each.start >= each.end) {
                throw at(name, Reason.RANGE, each.start, each.end - 1);
            }
        }
        NavigableMap<Long, Range> reserved = apart(name, ranges);
        Set<String> names = new HashSet<>(type.getReservedNameList());
        Map<Integer, String> numbers = new HashMap<>();
        boolean aliases = false;
        for (EnumValueDescriptorProto value : type.getValueList()) {
            String fullName = ProtoParser.inside(scope, value.getName());
            String other = numbers.putIfAbsent(value.getNumber(), value.getName());
            aliases |= other != null;
            if (other != null && !type.getOptions().getAllowAlias()) {
                throw at(fullName, Reason.ENUM_ALIAS, value.getName(), other);
            }
            Map.Entry<Long, Range> before = reserved.floorEntry((long) value.getNumber());
            if (before != null && value.getNumber() < before.getValue().end) {
                throw at(
                        fullName,
                        Reason.VALUE_NUMBER_RESERVED,
                        value.getNumber(),
                        before.getValue().written());
            }
            if (names.contains(value.getName())) {
                throw at(fullName, Reason.VALUE_NAME_RESERVED, value.getName());
            }
        }
        if (type.getOptions().hasAllowAlias() && !aliases) {
            throw at(name, Reason.ENUM_NO_ALIAS);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.decode.Field;
import org.topiary.payload.protobuf.WireField;
import org.topiary.payload.protobuf.WireMessage;
import org.topiary.payload.sparkplug.Schema.Content;
import org.topiary.payload.sparkplug.Schema.Member;

/**
 * A metric: its name and its value, with unit and quality of its properties; what was not sent is that of the birth. A
 * DataSet or Template has the fields of that message.
 *
 * @param wire the message
 * @param shown the value; null for a metric without one
 * @param name the name, sent or that of the birth; the alias if it is not known
 * @param remark the note, which is made when it is asked for: most metrics are only summarized
 * @param quality the property {@code Quality} (section 6.4.12); {@link MetricValue#GOOD} if not sent
 */
record Metric(
        byte[] payload,
        WireField wire,
        @Nullable SparkplugField shown,
        String name,
        String unit,
        Supplier<String> remark,
        int quality)
        implements Field {
    private static final int NAME = 1;
    private static final int ALIAS = 2;
    private static final int DATA_TYPE = 4;
    private static final int HISTORICAL = 5;
    private static final int TRANSIENT = 6;
    private static final int NULL = 7;
    private static final int PROPERTIES = 9;
    private static final int FIRST_VALUE = 10;
    private static final int LAST_VALUE = 19;

    /** The codes of the property {@code Quality} (section 6.4.12). */
    private static final int STALE = 500;

    private static final int BAD = 0;

    /** @param birth tells the name, the data type and the unit if they were not sent */
    static Metric of(byte[] payload, WireField wire, int depth, MetricTable birth) {
        Parts parts = new Parts(payload, depth);
        for (WireField field : WireMessage.read(payload, wire.from(), wire.to()).fields()) {
            if (SparkplugField.isKnown(field, Schema.METRIC)) {
                parts.add(field);
            }
        }
        parts.complete(birth);
        return new Metric(payload, wire, parts.shown(), parts.title(), parts.unit, parts::note, parts.quality);
    }

    /** The fields of a metric while they are read. */
    private static final class Parts {
        private final byte[] payload;
        private final int depth;
        private final List<Supplier<String>> notes = new ArrayList<>();
        private String name = "";
        private @Nullable Long alias;
        private String unit = "";
        private int quality = MetricValue.GOOD;
        private DataType type = DataType.UNKNOWN;
        private boolean isNull;
        private @Nullable WireField value;

        Parts(byte[] payload, int depth) {
            this.payload = payload;
            this.depth = depth;
        }

        void add(WireField field) {
            switch (field.number()) {
                case NAME -> name = textOf(field);
                case ALIAS -> alias = field.bits();
                case DATA_TYPE -> type = DataType.of(field.bits());
                case HISTORICAL -> mark(field, "sparkplug.historical");
                case TRANSIENT -> mark(field, "sparkplug.transient");
                case NULL -> isNull = field.bits() != 0;
                case PROPERTIES -> addProperties(field);
                default -> {
                    if (field.number() >= FIRST_VALUE && field.number() <= LAST_VALUE) {
                        value = field;
                    }
                }
            }
        }

        private void mark(WireField field, String key) {
            if (field.bits() != 0) {
                notes.add(() -> text(key));
            }
        }

        private String textOf(WireField field) {
            return new SparkplugField(payload, field, Member.of("", Content.TEXT), type, depth).text();
        }

        /** Keys and values come in two lists, in the same order. */
        private void addProperties(WireField properties) {
            List<String> keys = new ArrayList<>();
            List<WireField> values = new ArrayList<>();
            for (WireField field : WireMessage.read(payload, properties.from(), properties.to())
                    .fields()) {
                if (SparkplugField.isKnown(field, Schema.PROPERTY_SET)) {
                    if (field.number() == 1) {
                        keys.add(textOf(field));
                    } else {
                        values.add(field);
                    }
                }
            }
            for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
                addProperty(keys.get(i), values.get(i));
            }
        }

        private @Nullable Field valueOf(WireField property) {
            Field content = null;
            Iterator<Field> fields = SparkplugField.children(payload, property, Schema.PROPERTY_VALUE, depth);
            while (fields.hasNext()) {
                Field field = fields.next();
                content = field.name().endsWith("_value") ? field : content;
            }
            return content;
        }

        private void addProperty(String key, WireField property) {
            Field content = valueOf(property);
            if (content == null) {
                return;
            }
            switch (key) {
                case "engUnit" -> unit = content.text();
                case "Quality", "quality" -> {
                    quality = content.value() instanceof Number code ? code.intValue() : quality;
                    notes.add(() -> quality(content.text()));
                }
                default -> notes.add(() -> key + " " + (content.kind().hasChildren() ? "{…}" : content.text()));
            }
        }

        private static String quality(String code) {
            return switch (code) {
                case "192" -> text("sparkplug.quality.good");
                case "" + BAD -> text("sparkplug.quality.bad");
                case "" + STALE -> text("sparkplug.quality.stale");
                default -> text("sparkplug.quality.other", code);
            };
        }

        void complete(MetricTable birth) {
            Long number = alias;
            BirthMetric announced;
            if (!name.isEmpty()) {
                announced = birth.ofName(name);
            } else {
                announced = number == null ? null : birth.ofAlias(number);
            }
            if (announced != null) {
                name = announced.name();
                type = type == DataType.UNKNOWN ? DataType.of(announced.dataType()) : type;
                unit = unit.isEmpty() ? announced.unit() : unit;
            }
        }

        private static String text(String key, Object... arguments) {
            return TextBundle.current().get(key, arguments);
        }

        private String number() {
            Long number = alias;
            return number == null ? "" : Long.toUnsignedString(number);
        }

        /** A name in paths, which are the same in all languages. */
        String title() {
            return name.isEmpty() ? "alias " + number() : name;
        }

        @Nullable
        SparkplugField shown() {
            WireField found = value;
            if (found == null || isNull) {
                return null;
            }
            Member member = Schema.METRIC.member(found.number());
            return member == null ? null : new SparkplugField(payload, found, member, type, depth + 1);
        }

        String note() {
            List<String> all = new ArrayList<>();
            if (type != DataType.UNKNOWN) {
                all.add(type.title());
            }
            if (!name.isEmpty() && alias != null) {
                all.add(text("sparkplug.alias", number()));
            }
            notes.forEach(each -> all.add(each.get()));
            return String.join(", ", all);
        }
    }

    @Override
    public String note() {
        return remark.get();
    }

    @Override
    public Kind kind() {
        return shown == null ? Kind.NULL : shown.kind();
    }

    @Override
    public String text() {
        return shown == null ? "null" : shown.text();
    }

    @Override
    public @Nullable Object value() {
        return shown == null ? null : shown.value();
    }

    @Override
    public Range range() {
        return wire.range();
    }

    @Override
    public Iterable<Field> children() {
        return shown == null ? List.of() : shown.children();
    }
}

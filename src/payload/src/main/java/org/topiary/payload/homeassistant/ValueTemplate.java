// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.homeassistant;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.Utf8;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Decoders;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.FieldPath;
import org.topiary.payload.decode.FieldPath.Index;
import org.topiary.payload.decode.FieldPath.Name;
import org.topiary.payload.decode.FieldPath.Step;
import org.topiary.payload.decode.Sample;

/**
 * A template of Home Assistant that does no more than name a field of the payload: {@code {{ value_json.battery }}},
 * {@code {{ value_json['state'] }}} or {@code {{ value }}}. What follows the first {@code |} changes the value, and is
 * not applied. Other templates are programs, which are not run.
 *
 * @param path null for the whole payload
 * @param filters what follows the field; empty for nothing
 */
public record ValueTemplate(@Nullable FieldPath path, String filters) {
    /** The whole payload. */
    private static final ValueTemplate WHOLE = new ValueTemplate(null, "");

    /** Longer ones are not read. */
    private static final int MAX_CHARS = 1_000;

    private static final int MAX_BYTES = 1 << 20;

    private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\[\\s*(?:'([^']*)'|\"([^\"]*)\"|(\\d{1,9}))\\s*]");
    private static final Pattern FIELD = Pattern.compile(
            "\\{\\{-?\\s*value(_json)?((?:" + STEP.pattern() + ")*+)\\s*(\\|[^{}]*?)?\\s*-?}}",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final int FILTERS = 7;

    private static final Decoder JSON = Decoders.BASIC.find("json").orElseThrow();

    /** Reads a template; an empty one is the whole payload. Empty if the template is a program. */
    public static Optional<ValueTemplate> parse(String text) {
        if (text.isBlank()) {
            return Optional.of(WHOLE);
        }
        Matcher field = text.length() > MAX_CHARS ? null : FIELD.matcher(text.strip());
        if (field == null || !field.matches()) {
            return Optional.empty();
        }
        String filters =
                field.group(FILTERS) == null ? "" : field.group(FILTERS).strip();
        boolean json = field.group(1) != null;
        String way = field.group(2);
        if (!json) {
            return way.isEmpty() ? Optional.of(new ValueTemplate(null, filters)) : Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(way);
        while (step.find()) {
            if (step.group(4) != null) {
                steps.add(new Index(Integer.parseInt(step.group(4))));
            } else {
                String name = step.group(1) == null ? step.group(2) : step.group(1);
                steps.add(new Name(name == null ? step.group(3) : name));
            }
        }
        return Optional.of(new ValueTemplate(new FieldPath(steps), filters));
    }

    /** The value in a payload, exactly as it was sent; empty if the payload lacks the field, or is not text. */
    public Optional<String> value(byte[] payload) {
        if (payload.length > MAX_BYTES || !Utf8.isWellFormed(payload)) {
            return Optional.empty();
        }
        if (path == null) {
            return Optional.of(new String(payload, StandardCharsets.UTF_8));
        }
        Decoded decoded = JSON.decode(Sample.of(payload), Context.NONE);
        Field field = decoded.isValid() ? path.find(decoded.root()) : null;
        if (field == null || field.kind().hasChildren()) {
            return Optional.empty();
        }
        return Optional.of(field.value() instanceof String text ? text : field.text());
    }
}

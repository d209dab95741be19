// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.List;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Field.Kind;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.PlainField;
import org.topiary.payload.decode.Sample;

/** A format that a test adds: {@code WX}, a temperature, and a relative humidity, separated by spaces. */
final class WeatherDecoder implements Decoder {
    @Override
    public String id() {
        return "weather";
    }

    @Override
    public String name() {
        return "Weather";
    }

    @Override
    public boolean detect(Head head) {
        return new String(head.start(), UTF_8).startsWith("WX ");
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        String text = new String(sample.bytes(), UTF_8);
        Range all = new Range(0, sample.bytes().length);
        if (!text.matches("WX [0-9.]+ [0-9]+")) {
            return Decoded.invalid(
                    id(),
                    PlainField.value("", Kind.TEXT, text, text, all),
                    () -> List.of(DecodeProblem.of("weather.incomplete", text.length())));
        }
        int space = text.lastIndexOf(' ');
        PlainField temperature = number("temperature", text, 3, space).withUnit("°C");
        PlainField humidity = number("humidity", text, space + 1, text.length()).withUnit("%");
        return Decoded.of(id(), PlainField.object("", all, List.of(temperature, humidity)));
    }

    private static PlainField number(String name, String text, int start, int end) {
        String sent = text.substring(start, end);
        return PlainField.value(name, Kind.NUMBER, sent, new BigDecimal(sent), new Range(start, end));
    }
}

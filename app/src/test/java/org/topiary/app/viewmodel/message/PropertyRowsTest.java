// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.topiary.app.viewmodel.message.PropertyRows.Heading;
import org.topiary.app.viewmodel.message.PropertyRows.Property;
import org.topiary.mqtt.receive.MessageProperties;
import org.topiary.mqtt.receive.MessageProperties.UserProperty;

class PropertyRowsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String LONG = "x".repeat(65_535);

    @Test
    void a_group_without_properties_has_no_heading() {
        assertThat(PropertyRows.of(new byte[0], 0).isEmpty()).isTrue();
        assertThat(PropertyRows.of(new byte[0], 0).count()).isZero();

        PropertyRows user = user(new UserProperty("k", "v"));
        assertThat(user.count()).isEqualTo(2);
        assertThat(user.row(0, 0)).isEqualTo(new Heading("User properties (1)"));

        PropertyRows mqtt = PropertyRows.of(properties("text/plain", "", new byte[0], List.of()), 0);
        assertThat(mqtt.count()).isEqualTo(2);
        assertThat(mqtt.row(0, 0)).isEqualTo(new Heading("MQTT properties"));
    }

    @Test
    void subscription_identifiers_and_dup_are_shown() {
        byte[] encoded = new MessageProperties(-1, -1, "", "", new byte[0], List.of(), List.of(1, 300), true).encode();
        PropertyRows rows = PropertyRows.of(encoded, 0);
        assertThat(rows.count()).isEqualTo(3);
        assertThat(property(rows, 1))
                .extracting(Property::name, Property::value)
                .containsExactly("Subscription identifiers", "1, 300");
        assertThat(property(rows, 2))
                .extracting(Property::name, Property::value)
                .containsExactly("Duplicate (DUP)", "Yes");
    }

    @Test
    void empty_and_blank_strings_are_seen() {
        assertThat(property(user(new UserProperty("", "  ")), 1))
                .extracting(Property::name, Property::value, Property::cut)
                .containsExactly("“”", "“  ”", false);
    }

    @Test
    void a_user_property_cannot_pass_for_one_of_mqtt() {
        assertThat(property(user(new UserProperty("Content type", "a\nExpires in: never")), 1))
                .extracting(Property::name, Property::value)
                .containsExactly("“Content type”", "“a⏎Expires in: never”");
    }

    @Test
    void long_names_and_values_are_cut_and_can_be_had_whole() {
        Property property = property(user(new UserProperty(LONG, LONG.substring(1) + "\u0001")), 1);

        assertThat(property.cut()).isTrue();
        assertThat(property.name()).hasSizeLessThan(310).endsWith("…”");
        assertThat(property.value()).hasSizeLessThan(310).endsWith("…”");
        assertThat(property.wholeName()).isEqualTo(LONG);
        assertThat(property.whole().get()).isEqualTo(LONG.substring(1) + "\u0001");
    }

    @Test
    void long_properties_of_mqtt_are_cut_too() {
        byte[] correlation = new byte[65_535];
        PropertyRows rows = PropertyRows.of(properties(LONG, LONG, correlation, List.of()), 0);

        assertThat(rows.count()).isEqualTo(4);
        assertThat(IntStream.range(1, 4).mapToObj(index -> property(rows, index)))
                .allMatch(Property::cut)
                .allMatch(property -> property.value().length() < 310);
        assertThat(property(rows, 3).whole().get())
                .isEqualTo(HexFormat.ofDelimiter(" ").formatHex(correlation));
    }

    @Test
    void properties_that_are_damaged_are_shown_as_bytes() {
        assertThat(property(PropertyRows.of(new byte[] {0x26, 0}, 0), 1))
                .extracting(Property::name, Property::value)
                .containsExactly("Unreadable properties", "26 00");
    }

    @Test
    void the_rows_of_many_properties_are_in_their_order() {
        UserProperty[] many = IntStream.range(0, 20_000)
                .mapToObj(number -> new UserProperty("k" + number, "v" + number))
                .toArray(UserProperty[]::new);
        PropertyRows rows = user(many);

        assertThat(rows.count()).isEqualTo(20_001);
        assertThat(property(rows, 1).name()).isEqualTo("“k0”");
        assertThat(property(rows, 20_000).value()).isEqualTo("“v19999”");
    }

    @Test
    void propertiesAreShownWithWhatHidesMadeVisible() {
        MessageProperties properties = new MessageProperties(
                1,
                60,
                "application/json",
                "reply/to",
                new byte[] {1, (byte) 0xab},
                List.of(new UserProperty("k", "v\u202e")),
                List.of(),
                false);
        try (MessagePane pane = new MessagePane()) {
            pane.session.receive("t", "{}".getBytes(UTF_8), true, properties.encode());
            pane.select("t");

            assertThat(pane.info().retained()).isTrue();
            assertThat(rows(pane.info().properties()))
                    .containsExactly(
                            "MQTT properties",
                            "Content type = “application/json”",
                            "Payload format = UTF-8 text",
                            "Response topic = “reply/to”",
                            "Correlation data = 01 ab",
                            "Message expiry = 60 s, expires in 1 min",
                            "User properties (1)",
                            "“k” = “v⟨U+202E⟩”");
        }
    }

    @Test
    void theRestOfTheLifetimeIsShownAndSinceWhenItIsOver() {
        PropertyRows rows = PropertyRows.of(
                new MessageProperties(-1, 30, "", "", new byte[0], List.of(), List.of(), false).encode(), 5 * SECOND);

        assertThat(expiry(rows, 5)).isEqualTo("30 s, expires in 30 s");
        assertThat(expiry(rows, 23)).isEqualTo("30 s, expires in 12 s");
        assertThat(((Property) rows.row(1, 35 * SECOND - 1)).value()).isEqualTo("30 s, expires in 1 s");
        assertThat(expiry(rows, 35)).isEqualTo("30 s, expired just now");
        assertThat(expiry(rows, 35 + 180)).isEqualTo("30 s, expired 3 min ago");
    }

    private static String expiry(PropertyRows rows, long seconds) {
        return ((Property) rows.row(1, seconds * SECOND)).value();
    }

    private static List<String> rows(PropertyRows rows) {
        return IntStream.range(0, rows.count())
                .mapToObj(index -> rows.row(index, 1_700_000_001L * SECOND))
                .map(row -> switch (row) {
                    case Heading(String text) -> text;
                    case Property property -> property.name() + " = " + property.value();
                })
                .toList();
    }

    private static Property property(PropertyRows rows, int index) {
        return (Property) rows.row(index, 0);
    }

    private static PropertyRows user(UserProperty... properties) {
        return PropertyRows.of(properties("", "", new byte[0], List.of(properties)), 0);
    }

    private static byte[] properties(
            String contentType, String responseTopic, byte[] correlation, List<UserProperty> user) {
        return new MessageProperties(-1, -1, contentType, responseTopic, correlation, user, List.of(), false).encode();
    }
}

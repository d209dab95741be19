// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.homeassistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.payload.homeassistant.Discovery.Problem;
import org.topiary.payload.homeassistant.HomeEntity.Availability;
import org.topiary.payload.homeassistant.HomeEntity.Mode;

final class DiscoveryTest {
    private static final String SENSOR = "homeassistant/sensor/0x1/temperature/config";
    private static final String DEVICE = "homeassistant/device/0x1/config";

    private static Discovery read(String topic, String json) {
        return Discovery.read(topic, json.getBytes(StandardCharsets.UTF_8));
    }

    private static HomeEntity entity(String topic, String json) {
        Discovery read = read(topic, json);
        assertThat(read.problem()).isEqualTo(Problem.NONE);
        return read.entities().getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "homeassistant/sensor/a/config, true",
        "homeassistant/sensor/node/a/config, true",
        "homeassistant/sensor/config, false",
        "homeassistant/sensor/a/b/c/config, false",
        "homeassistant/sensor/a/state, false",
        "other/sensor/a/config, false"
    })
    void configurationsHaveTopicsOfFourOrFiveLevels(String topic, boolean config) {
        assertThat(Discovery.isConfig(topic)).isEqualTo(config);
    }

    @Test
    void longNamesAreRead() {
        HomeEntity entity = entity(SENSOR, """
                {"name":"Temperature","state_topic":"home/0x1","unit_of_measurement":"°C",
                 "value_template":"{{ value_json.temperature }}","device_class":"temperature",
                 "availability":[{"topic":"bridge/state","value_template":"{{ value_json.state }}"},
                                 {"topic":"home/0x1/availability","payload_available":"1","payload_not_available":"0"}],
                 "availability_mode":"all",
                 "device":{"identifiers":["0x1","other"],"name":"Kitchen","manufacturer":"Aqara","model":"W"}}
                """);
        assertThat(entity)
                .isEqualTo(new HomeEntity(
                        "sensor",
                        "Temperature",
                        "temperature",
                        "home/0x1",
                        "{{ value_json.temperature }}",
                        "°C",
                        "",
                        List.of(
                                new Availability("bridge/state", "{{ value_json.state }}", "online", "offline"),
                                new Availability("home/0x1/availability", "", "1", "0")),
                        Mode.ALL));
    }

    @Test
    void shortNamesAndTheBaseTopicAreExpanded() {
        String json = """
                {"~":"home/0x1","name":"Lamp","stat_t":"~/state","cmd_t":"~/set","avty_t":"status/~",
                 "dev":{"ids":"0x1","name":"Lamp","mf":"IKEA","mdl":"T"}}
                """;
        HomeEntity entity = entity("homeassistant/light/0x1/config", json);
        assertThat(entity.stateTopic()).isEqualTo("home/0x1/state");
        assertThat(entity.commandTopic()).isEqualTo("home/0x1/set");
        assertThat(entity.availability()).containsExactly(new Availability("status/home/0x1", "", "online", "offline"));
        assertThat(read("homeassistant/light/0x1/config", json).device())
                .isEqualTo(new HomeDevice("0x1", "Lamp", "IKEA", "T"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"ids\":[\"a\",\"b\"],\"name\":\"n\"}|a",
                "{\"cns\":[[\"mac\",\"02:5b\"]],\"name\":\"n\"}|02:5b",
                "{\"ids\":[],\"name\":\"n\"}|n",
                "{\"ids\":17}|17",
                "\"text\"|''",
            })
    void aDeviceIsKnownByItsFirstIdentifierOrConnection(String device, String key) {
        assertThat(read(SENSOR, "{\"stat_t\":\"a\",\"dev\":" + device + "}")
                        .device()
                        .key())
                .isEqualTo(key);
    }

    @Test
    void aDeviceAnnouncesItsComponentsTogether() {
        Discovery read = read(DEVICE, """
                {"dev":{"ids":"0x1","name":"Station"},"stat_t":"station/state","avty_t":"station/status",
                 "cmps":{
                   "t":{"p":"sensor","name":"Temperature","unit_of_meas":"°C","val_tpl":"{{ value_json.t }}"},
                   "d":{"p":"binary_sensor","dev_cla":"door","stat_t":"station/door"},
                   "gone":{"p":"sensor"}}}
                """);
        assertThat(read.entities())
                .extracting(HomeEntity::component, HomeEntity::name, HomeEntity::stateTopic)
                .containsExactly(
                        tuple("sensor", "Temperature", "station/state"), tuple("binary_sensor", "", "station/door"));
        assertThat(read.entities().getFirst().availability()).hasSize(1);
    }

    @Test
    void aSensorWithoutAStateTopicLacksItAndAButtonDoesNot() {
        assertThat(entity(SENSOR, "{\"name\":\"a\"}").lacksState()).isTrue();
        assertThat(entity("homeassistant/button/a/config", "{\"cmd_t\":\"a\"}").lacksState())
                .isFalse();
    }

    @Test
    void aClimateShowsItsTemperatureAndACoverItsPosition() {
        HomeEntity climate = entity(
                "homeassistant/climate/a/config",
                "{\"curr_temp_t\":\"a/t\",\"curr_temp_tpl\":\"{{ value }}\",\"temp_unit\":\"C\"}");
        assertThat(List.of(climate.stateTopic(), climate.template(), climate.unit()))
                .containsExactly("a/t", "{{ value }}", "C");
        assertThat(entity("homeassistant/cover/a/config", "{\"pos_t\":\"a/p\"}").stateTopic())
                .isEqualTo("a/p");
    }

    @Test
    void whatIsNoConfigurationSaysWhy() {
        assertThat(read(SENSOR, "[1]").problem()).isEqualTo(Problem.NOT_AN_OBJECT);
        assertThat(read(SENSOR, "{\"a\":").problem()).isEqualTo(Problem.NOT_AN_OBJECT);
        assertThat(read(SENSOR, "{\"a\":\"" + "x".repeat(Discovery.MAX_BYTES) + "\"}")
                        .problem())
                .isEqualTo(Problem.TOO_LARGE);
        assertThat(read(SENSOR, "").problem()).isEqualTo(Problem.NONE);
        assertThat(read(SENSOR, "").entities()).isEmpty();
    }

    @Test
    void aDeviceHasAThousandComponentsAtMost() {
        String components = IntStream.range(0, Discovery.MAX_ENTITIES + 1)
                .mapToObj(i -> "\"%d\":{\"p\":\"sensor\",\"stat_t\":\"a\"}".formatted(i))
                .collect(Collectors.joining(","));
        Discovery read = read(DEVICE, "{\"cmps\":{" + components + "}}");
        assertThat(read.entities()).hasSize(Discovery.MAX_ENTITIES);
        assertThat(read.problem()).isEqualTo(Problem.TOO_MANY);
    }

    @Property(tries = 1_000)
    void noConfigurationMakesItThrow(@ForAll long seed) {
        byte[] json = """
                {"~":"a","name":null,"stat_t":["~"],"avty":[{"t":{}},17,{"topic":"~"}],"avty_mode":[],
                 "dev":{"ids":[[["x"]]],"cns":[["mac"]],"name":{}},"cmps":{"a":[],"b":{"p":"sensor","stat_t":"~/x"}}}
                """.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        for (int i = random.nextInt(6); i > 0; i--) {
            json[random.nextInt(json.length)] = (byte) "{}[]\":,~x1".charAt(random.nextInt(10));
        }
        assertThat(Discovery.read(random.nextBoolean() ? SENSOR : DEVICE, json).entities())
                .hasSizeLessThanOrEqualTo(2);
    }
}

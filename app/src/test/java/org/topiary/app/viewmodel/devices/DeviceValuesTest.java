// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.SparkplugPayloads.birth;
import static org.topiary.app.SparkplugPayloads.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tests the values of metrics and entities, and what Home Assistant's discovery announces. */
final class DeviceValuesTest extends DevicesTests {
    @Test
    void anOpenDeviceShowsTheNewestValuesOfItsMetrics() {
        plant();
        devices.toggle(key("b"));
        assertThat(values()).containsExactly("Heat ", "Weight ", "bdSeq ");
        assertThat(devices.isBehind()).isTrue();
        tick();
        assertThat(values()).containsExactly("Heat 0", "Weight 0", "bdSeq 0");

        receive("spBv1.0/plant/DDATA/line1/b", data(3, 2, 71));
        receive("spBv1.0/plant/DDATA/line1/b", data(4, 2, 72));
        tick();
        assertThat(values()).containsExactly("Heat 0", "Weight 72", "bdSeq 0");
        MetricCell weight = Objects.requireNonNull(
                devices.rowsProperty().get().get(devicesRow("Weight")).metric());
        assertThat(weight.timeNanos()).isPositive();
        assertThat(weight.about()).isEqualTo("Int32, alias 2");
    }

    @Test
    void aValueWhoseMessageHasLeftTheHistoryIsNotShown() {
        plant();
        byte[] filler = new byte[1 << 16];
        for (int i = 0; i < 64; i++) {
            session.receive("filler", filler, false, new byte[0]);
        }
        receive("spBv1.0/plant/DDATA/line1/b", data(3, 2, 72));
        devices.toggle(key("b"));
        tick();
        assertThat(values())
                .containsExactly(
                        "Heat no longer in the history doubtful",
                        "Weight 72",
                        "bdSeq no longer in the history doubtful");
    }

    @Test
    void valuesOfABirthThatTheBrokerKeepsHaveNoAge() {
        receive("$sparkplug/certificates/" + NODE.formatted("NBIRTH"), birth(0, "Speed"));
        tick();
        devices.toggle(key("Metrics (2)"));
        tick();
        assertThat(values()).containsExactly("Speed 0", "bdSeq 0");
        MetricCell speed = Objects.requireNonNull(
                devices.rowsProperty().get().get(devicesRow("Speed")).metric());
        assertThat(speed.timeNanos()).isZero();
        assertThat(speed.about()).endsWith(" · value of the birth that the broker keeps");
    }

    private void config(String topic, String json, boolean retained) {
        session.receive(topic, json.getBytes(StandardCharsets.UTF_8), retained, new byte[0]);
        session.tree.setRetained(session.node(topic), retained);
    }

    private void home() {
        String device = ",\"dev\":{\"ids\":\"0x1\",\"name\":\"Kitchen\",\"mf\":\"Aqara\",\"mdl\":\"W1\"}}";
        config(
                "homeassistant/sensor/0x1/t/config",
                "{\"name\":\"Temperature\",\"stat_t\":\"home/kitchen\",\"unit_of_meas\":\"°C\","
                        + "\"avty_t\":\"home/status\",\"val_tpl\":\"{{ value_json.t }}\"" + device,
                true);
        config(
                "homeassistant/sensor/0x1/h/config",
                "{\"dev_cla\":\"humidity\",\"stat_t\":\"home/kitchen/h\"" + device,
                false);
        config("homeassistant/sensor/0x1/x/config", "{\"name\":\"Broken\"" + device, true);
        config("home/kitchen", "{\"t\":21.50}", false);
        config("home/status", "online", true);
        tick();
    }

    @Test
    void devicesOfHomeAssistantHaveEntitiesWithValuesAndFlaws() {
        home();
        assertThat(rows()).containsExactly("Home Assistant (one device)", "  Kitchen ONLINE (Aqara W1) 2");
        assertThat(devices.summaryProperty().get()).isEqualTo("Home Assistant: one device");

        devices.toggle(key("Kitchen"));
        tick();
        assertThat(values())
                .containsExactly("Broken  doubtful", "humidity no message yet doubtful", "Temperature 21.50 °C");
        devices.select(key("Kitchen"));
        assertThat(devices.titleProperty().get()).isEqualTo("Kitchen");
        assertThat(devices.aboutProperty().get())
                .startsWith("Aqara W1 · online since ")
                .endsWith(" · 2 findings");
        assertThat(devices.findingsProperty().get())
                .extracting(FindingRow::text)
                .containsExactlyInAnyOrder(
                        "The configuration of Broken has no state topic, which a sensor needs.",
                        "The broker does not keep the configuration homeassistant/sensor/0x1/h/config, so Home Assistant"
                                + " forgets it when it restarts. Publish it with retain.");
        assertThat(devices.canHaveRebirth()).isFalse();
        devices.select(key("Temperature"));
        assertThat(devices.newestTopic()).isEqualTo(session.node("home/kitchen"));

        config("home/kitchen", "{\"t\":22}", false);
        config("home/status", "offline", true);
        tick();
        assertThat(rows()).contains("  Kitchen OFFLINE (Aqara W1) 2");
        assertThat(values()).contains("Temperature 22 °C");
    }

    @Test
    void nothingIsSaidAboutRetainedConfigurationsWhereThatIsNotKnown() {
        knowsRetained = false;
        home();
        assertThat(rows()).contains("  Kitchen ONLINE (Aqara W1) 1");
    }

    @Test
    void anEmptyConfigurationRemovesItsEntity() {
        home();
        for (String each : List.of("t", "h", "x")) {
            config("homeassistant/sensor/0x1/" + each + "/config", "", true);
        }
        tick();
        assertThat(rows()).isEmpty();
    }

    @Test
    void aTemplateThatIsAProgramIsSaidNotToBeRun() {
        config(
                "homeassistant/sensor/a/config",
                "{\"name\":\"Sum\",\"stat_t\":\"a\",\"val_tpl\":\"{% set a = value %}{{ a }}\"}",
                true);
        config("a", "41", false);
        tick();
        devices.toggle(key("Without a device"));
        tick();
        assertThat(values()).containsExactly("Sum 41 doubtful");
        assertThat(Objects.requireNonNull(devices.rowsProperty().get().getLast().metric())
                        .about())
                .isEqualTo("sensor · a\nWhole message: Topiary does not run the template {% set a = value %}{{ a }}.");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The messages by which Zigbee2MQTT announces its devices to Home Assistant (MQTT discovery), and its own device list.
 */
final class HomeDiscovery {
    private record Field(String name, String unit) {}

    private HomeDiscovery() {}

    /** One retained configuration for each value of the sensor. */
    static List<Outgoing> of(ZigbeeSensor sensor) {
        List<Field> fields = switch (sensor) {
            case ZigbeeSensor.Climate _ ->
                List.of(new Field("temperature", "°C"), new Field("humidity", "%"), new Field("pressure", "hPa"));
            case ZigbeeSensor.Motion _ -> List.of(new Field("illuminance", "lx"));
            case ZigbeeSensor.Contact _ -> List.of(new Field("battery", "%"));
            case ZigbeeSensor.Plug _ -> List.of(new Field("power", "W"), new Field("energy", "kWh"));
        };
        return fields.stream().map(field -> config(sensor.name, field)).toList();
    }

    private static Outgoing config(String device, Field field) {
        String address = address(device);
        ObjectNode json = Json.object();
        json.putArray("availability")
                .addObject()
                .put("topic", "zigbee2mqtt/bridge/state")
                .put("value_template", "{{ value_json.state }}");
        ObjectNode about = json.putObject("device");
        about.putArray("identifiers").add("zigbee2mqtt_" + address);
        about.put("manufacturer", "Aqara").put("model", model(device)).put("name", device);
        json.put("device_class", field.name);
        json.put("enabled_by_default", true);
        json.put("state_class", field.name.equals("energy") ? "total_increasing" : "measurement");
        json.put("state_topic", "zigbee2mqtt/" + device);
        json.put("unique_id", address + "_" + field.name + "_zigbee2mqtt");
        json.put("unit_of_measurement", field.unit);
        json.put("value_template", "{{ value_json." + field.name + " }}");
        return Outgoing.of("homeassistant/sensor/" + address + "/" + field.name + "/config", Json.bytes(json))
                .retained();
    }

    /** The payload of {@code zigbee2mqtt/bridge/devices}. */
    static byte[] devices(List<String> names) {
        ArrayNode devices = Json.object().putArray("devices");
        int network = 4096;
        for (String name : names) {
            network = (network * 31 + 7) & 0xFFFF;
            ObjectNode device = devices.addObject();
            device.put("ieee_address", address(name)).put("friendly_name", name);
            device.put("type", name.contains("light") || name.contains("plug") ? "Router" : "EndDevice");
            device.put("network_address", network).put("supported", true).put("disabled", false);
            device.put("interview_state", "SUCCESSFUL");
            device.putObject("definition").put("model", model(name)).put("vendor", "Aqara");
        }
        return Json.bytes(devices);
    }

    private static String address(String name) {
        return "0x00158d00%08x".formatted(name.hashCode());
    }

    private static String model(String name) {
        String kind = name.substring(name.lastIndexOf('_') + 1);
        return switch (kind) {
            case "climate" -> "WSDCGQ11LM";
            case "motion" -> "RTCGQ11LM";
            case "door", "window" -> "MCCGQ11LM";
            case "plug" -> "SP-EUC01";
            default -> "ZNLDP12LM";
        };
    }
}

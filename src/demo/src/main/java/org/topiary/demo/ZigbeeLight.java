// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * A dimmable lamp as Zigbee2MQTT presents it: {@code state}, {@code brightness} 0–254, {@code color_temp} 153–500
 * mired.
 */
final class ZigbeeLight {
    private final String name;
    private final RandomGenerator random;
    private boolean on;
    private int brightness;
    private int colorTemp;

    ZigbeeLight(String name, RandomGenerator random) {
        this.name = name;
        this.random = random;
        this.on = random.nextBoolean();
        this.brightness = random.nextInt(60, 255);
        this.colorTemp = random.nextInt(250, 400);
    }

    String name() {
        return name;
    }

    boolean isOn() {
        return on;
    }

    void turn(boolean value) {
        on = value;
    }

    void dim(int value) {
        brightness = Math.clamp(value, 0, 254);
        on = brightness > 0;
    }

    /**
     * Obeys {@code ON}, {@code OFF}, {@code TOGGLE}, bare or as {@code state} of a JSON object, with brightness and
     * color_temp.
     */
    void set(Incoming command) {
        String text = command.text().trim();
        if (!text.startsWith("{")) {
            turn(text);
            return;
        }
        ObjectNode json = Json.parse(command.payload());
        JsonNode wantedBrightness = json.path("brightness");
        if (wantedBrightness.isNumber()) {
            dim(wantedBrightness.intValue());
        }
        JsonNode wantedColor = json.path("color_temp");
        if (wantedColor.isNumber()) {
            colorTemp = Math.clamp(wantedColor.intValue(), 153, 500);
        }
        turn(json.path("state").asText());
    }

    private void turn(String state) {
        switch (state.toUpperCase(Locale.ROOT)) {
            case "ON" -> on = true;
            case "OFF" -> on = false;
            case "TOGGLE" -> on = !on;
            default -> {} // A lamp ignores commands that it does not understand.
        }
    }

    Outgoing state() {
        ObjectNode json = Json.object();
        json.put("brightness", brightness);
        json.put("color_mode", "color_temp");
        json.put("color_temp", colorTemp);
        json.put("linkquality", random.nextInt(90, 140));
        json.put("state", on ? "ON" : "OFF");
        return Outgoing.of("zigbee2mqtt/" + name, Json.bytes(json)).withQos(1).retained();
    }
}

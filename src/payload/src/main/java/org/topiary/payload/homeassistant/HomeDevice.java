// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.homeassistant;

/**
 * What a configuration says about the device that its entities belong to. Texts are as received; empty for what was not
 * sent.
 *
 * @param key the first identifier or connection, or else the name; empty for entities without a device
 */
public record HomeDevice(String key, String name, String maker, String model) {
    /** Of entities without a device. */
    public static final HomeDevice NONE = new HomeDevice("", "", "", "");
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

/**
 * Enhanced authentication of MQTT 5 (section 4.12).
 *
 * @param method the method, or empty for none; {@code SCRAM-SHA-256} uses the user name and the password. The data of
 *     any other method is a secret, {@link SecretField#AUTHENTICATION_DATA}, and is sent as it is
 */
public record EnhancedAuth(String method) {
    public static final String SCRAM_SHA_256 = "SCRAM-SHA-256";
    public static final EnhancedAuth NONE = new EnhancedAuth("");
}

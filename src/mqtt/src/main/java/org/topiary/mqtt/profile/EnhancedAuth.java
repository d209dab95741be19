// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

/**
 * Enhanced authentication of MQTT 5 (section 4.12).
 *
 * @param method such as {@code SCRAM-SHA-256}, which is carried out with user name and password; the data of any other
 *     method is a secret, {@link SecretField#AUTHENTICATION_DATA}, and is sent as it is; empty: none
 */
public record EnhancedAuth(String method) {
    public static final String SCRAM_SHA_256 = "SCRAM-SHA-256";
    public static final EnhancedAuth NONE = new EnhancedAuth("");
}

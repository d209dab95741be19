// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

/** The broker does not accept a message; the exception's message says why. */
public final class PublishRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PublishRefused(String reason) {
        super(reason, null, false, false);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

/** The broker does not take a message; the message of this says why. */
final class PublishRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    PublishRefused(String reason) {
        super(reason, null, false, false);
    }
}

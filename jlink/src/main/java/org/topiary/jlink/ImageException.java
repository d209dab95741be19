// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

/** The image cannot be made; the message is a sentence that says why and what to do. */
final class ImageException extends Exception {
    private static final long serialVersionUID = 1;

    ImageException(String message) {
        super(message);
    }
}

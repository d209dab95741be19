// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import org.topiary.payload.PayloadFormat;

/** The user's choice of how to show a value. */
public enum ViewChoice {
    AUTOMATIC,
    JSON,
    TEXT,
    HEX;

    /** The format to show, where {@code detected} is the one that fits best. */
    PayloadFormat format(PayloadFormat detected) {
        return switch (this) {
            case AUTOMATIC -> detected;
            case JSON -> PayloadFormat.JSON;
            case TEXT -> PayloadFormat.TEXT;
            case HEX -> PayloadFormat.HEX;
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import org.topiary.app.text.Texts;
import org.topiary.payload.sparkplug.state.Assertion;

/** What is listed about a selected edge node or device. */
public enum DeviceReport {
    /** What was wrong, message by message. */
    FINDINGS,
    /** The assertions of the specification that were violated. */
    CONFORMANCE;

    /** Says that no assertion was violated. */
    public static String conforms() {
        return Texts.get("devices.conformance.none", Assertion.values().length);
    }

    /** Its name for the user. */
    public String label() {
        return Texts.get(this == FINDINGS ? "devices.findingsTitle" : "devices.conformance");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.snippet;

/** What a snippet is written for. */
public enum SnippetKind {
    MOSQUITTO_PUB,
    MOSQUITTO_SUB,
    PYTHON,
    JAVA;

    /** Whether it uses the command line clients of Mosquitto. */
    boolean isMosquitto() {
        return this == MOSQUITTO_PUB || this == MOSQUITTO_SUB;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.platform;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.topiary.mqtt.profile.ConnectionProfile;

/**
 * The environment variable with the password for the address on this program's own command line. It is used once, and
 * only with the matching user name: links that other programs open later never get it. JavaFX application thread.
 */
public final class PasswordVariable {
    static final String NAME = "TOPIARY_PASSWORD";

    private @Nullable String password;

    /** @param environment the environment of this program */
    public PasswordVariable(Map<String, String> environment) {
        String value = environment.get(NAME);
        password = value == null || value.isEmpty() ? null : value;
    }

    /**
     * The password for the login of this profile, in UTF-8; null if there is none, or it was already taken. The caller
     * must wipe it.
     */
    public byte @Nullable [] takeFor(ConnectionProfile profile) {
        String taken = password;
        password = null;
        return taken == null || profile.userName().isEmpty() ? null : taken.getBytes(StandardCharsets.UTF_8);
    }

    /** Removes the variable from the environment of a program to be started. */
    static ProcessBuilder hiddenFrom(ProcessBuilder program) {
        program.environment().remove(NAME);
        return program;
    }
}

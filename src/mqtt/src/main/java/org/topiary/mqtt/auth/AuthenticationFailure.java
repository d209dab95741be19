// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.auth;

/** Why an enhanced authentication cannot continue, in one sentence; trying again would not help. */
public final class AuthenticationFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final String advice;
    private final boolean overPassword;

    AuthenticationFailure(String message, String advice) {
        this(message, advice, false);
    }

    private AuthenticationFailure(String message, String advice, boolean overPassword) {
        super(message);
        this.advice = advice;
        this.overPassword = overPassword;
    }

    /** The password is missing or cannot be used. */
    static AuthenticationFailure overPassword(String message, String advice) {
        return new AuthenticationFailure(message, advice, true);
    }

    public boolean isOverPassword() {
        return overPassword;
    }

    public String advice() {
        return advice;
    }
}

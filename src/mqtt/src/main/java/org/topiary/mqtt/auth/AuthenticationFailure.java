// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.auth;

/** Why an enhanced authentication cannot continue, in one sentence; trying again would not help. */
public final class AuthenticationFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final String advice;
    private final boolean forPassword;

    AuthenticationFailure(String message, String advice) {
        this(message, advice, false);
    }

    private AuthenticationFailure(String message, String advice, boolean forPassword) {
        super(message);
        this.advice = advice;
        this.forPassword = forPassword;
    }

    /** The password is missing or cannot be used. */
    static AuthenticationFailure forPassword(String message, String advice) {
        return new AuthenticationFailure(message, advice, true);
    }

    public boolean concernsPassword() {
        return forPassword;
    }

    public String advice() {
        return advice;
    }
}

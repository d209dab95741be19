// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.auth;

import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;

/** Why an enhanced authentication cannot continue; trying again would not help. */
public final class AuthenticationFailure extends Exception implements Explained {
    private static final long serialVersionUID = 1;

    private final transient Phrase phrase;
    private final transient Phrase advice;
    private final boolean forPassword;

    AuthenticationFailure(Phrase phrase, Phrase advice) {
        this(phrase, advice, false);
    }

    private AuthenticationFailure(Phrase phrase, Phrase advice, boolean forPassword) {
        super(phrase.toString());
        this.phrase = phrase;
        this.advice = advice;
        this.forPassword = forPassword;
    }

    /** The password is missing or cannot be used. */
    static AuthenticationFailure forPassword(Phrase phrase, Phrase advice) {
        return new AuthenticationFailure(phrase, advice, true);
    }

    public boolean concernsPassword() {
        return forPassword;
    }

    @Override
    public Phrase phrase() {
        return phrase;
    }

    public Phrase advice() {
        return advice;
    }
}

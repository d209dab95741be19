// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;

/** The broker does not accept a message. */
public final class PublishRefused extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1;

    private final transient Phrase phrase;

    /** @param reason why the broker does not accept it */
    public PublishRefused(Phrase reason) {
        super(reason.toString(), null, false, false);
        phrase = reason;
    }

    @Override
    public Phrase phrase() {
        return phrase;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import org.topiary.app.text.Texts;
import org.topiary.core.log.Qos;
import org.topiary.payload.VisibleText;

/** A message sent from the panel, which can be sent again. */
public record SentMessage(String topic, Payload payload, Qos qos, boolean retain) {
    private static final int PREVIEW_CHARS = 60;

    /** Options, topic and the beginning of the payload in one line, with hidden characters made visible. */
    public String preview() {
        String options = Texts.get(retain ? "publish.sent.retained" : "publish.sent", qos.level());
        return options + "   " + shorten(topic) + "   " + shorten(payload.preview());
    }

    /** A topic shortened for use in a sentence. */
    static String shorten(String text) {
        return VisibleText.line(text, PREVIEW_CHARS);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import org.topiary.app.text.Texts;
import org.topiary.core.log.Qos;
import org.topiary.payload.VisibleText;

/** A message that was sent from the panel, to be sent again. */
public record SentMessage(String topic, Payload payload, Qos qos, boolean retain) {
    private static final int PREVIEW_CHARS = 60;

    /** Options, topic and beginning of the payload on one line, hidden characters as visible marks. */
    public String preview() {
        String options = Texts.get(retain ? "publish.sent.retained" : "publish.sent", qos.level());
        return options + "   " + shorten(topic) + "   " + shorten(payload.preview());
    }

    /** A topic as it is told in a sentence. */
    static String shorten(String text) {
        return VisibleText.line(text, PREVIEW_CHARS);
    }
}

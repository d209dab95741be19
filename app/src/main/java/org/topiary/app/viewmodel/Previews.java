// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import java.util.Arrays;
import org.topiary.core.log.Messages;
import org.topiary.payload.JsonChanges;
import org.topiary.payload.VisibleText;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Decoders;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.fields.FieldChanges;

/** Payloads in one line, by the decoders that count now. Any thread. */
record Previews(Decoders decoders, Context context) {
    String of(Messages.Head head, String topic, int maxChars) {
        return summary(head, topic, maxChars).line();
    }

    /** The payload, after what changed since the previous message of the topic if that can be told. */
    String of(Messages.Head head, Messages.Head previous, String topic, int maxChars) {
        Decoders.Preview value = summary(head, topic, maxChars);
        String change = isWhole(head) && isWhole(previous) ? changes(previous, head, topic, value) : "";
        return change.isEmpty() ? value.line() : VisibleText.line(change + "  " + value.line(), maxChars);
    }

    private Decoders.Preview summary(Messages.Head head, String topic, int maxChars) {
        return decoders.summarize(new Head(sample(head, topic), head.payloadLength()), context, maxChars);
    }

    private String changes(Messages.Head before, Messages.Head now, String topic, Decoders.Preview value) {
        Decoder decoder = value.decoder();
        if (decoder.id().equals("json")) {
            return JsonChanges.of(before.start(), now.start());
        }
        if (!decoder.isComparable() || Arrays.equals(before.start(), now.start())) {
            return "";
        }
        Decoded older = decoders.decode(sample(before, topic), context, decoder);
        if (!older.isValid()) {
            return "";
        }
        Decoded known = value.decoded();
        Decoded newer = known == null ? decoders.decode(sample(now, topic), context, decoder) : known;
        return newer.isValid()
                ? FieldChanges.of(older.root(), bytes(older, before), newer.root(), bytes(newer, now))
                : "";
    }

    private static byte[] bytes(Decoded decoded, Messages.Head head) {
        return decoded.unwrapped().orElse(head.start());
    }

    private static Sample sample(Messages.Head head, String topic) {
        return new Sample(topic, head.start(), Sample.Properties.NONE, head.position(), head.timeNanos());
    }

    private static boolean isWhole(Messages.Head head) {
        return head.payloadLength() == head.start().length;
    }
}

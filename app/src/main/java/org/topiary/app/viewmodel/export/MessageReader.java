// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.export;

import java.io.IOException;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.Progress;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.core.log.Message;
import org.topiary.core.log.Messages;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.decode.Decoded;

/** Reads the messages of an export one by one, the oldest first, and decodes them as the window does. One thread. */
final class MessageReader {
    private final Messages log;
    private final TopicTree tree;
    private final Decoding decoding;
    private final long[] positions;

    /** @param positions the newest first */
    MessageReader(Messages log, TopicTree tree, Decoding decoding, long[] positions) {
        this.log = log;
        this.tree = tree;
        this.decoding = decoding;
        this.positions = positions.clone();
    }

    /** Receives a message with its topic, as they were received. */
    @FunctionalInterface
    interface Use {
        void accept(Message message, String topic) throws IOException;
    }

    /**
     * Passes all messages that are still in the log.
     *
     * @param part which of several passes this is, from 0
     * @return how many have left it
     */
    int forEach(Progress progress, Cancel cancel, int part, int parts, Use use) throws IOException {
        int gone = 0;
        WorkStage pass = progress.stage(cancel).part((double) part / parts, (part + 1.0) / parts);
        for (int i = positions.length - 1; i >= 0; i--) {
            double done = positions.length - 1 - i;
            // Reading a large message takes a part of the time.
            WorkStage one = pass.part(done / positions.length, (done + 1) / positions.length);
            one.reached(0, 1);
            Message message = positions[i] < 0 ? null : log.read(positions[i]);
            if (message == null) {
                gone++;
            } else {
                one.call(() -> {
                    use.accept(message, tree.topic(message.topic()));
                    return message;
                });
            }
        }
        return gone;
    }

    Decoded decode(Message message, String topic) {
        return decoding.decode(message, topic, decoding.chosen(topic));
    }

    /** The ending of a file with this payload, with its dot. */
    String ending(Decoded decoded) {
        return decoding.decoders()
                .find(decoded.chain().getFirst())
                .map(decoder -> decoder.fileEnding())
                .orElse(".bin");
    }

    /** What was written, in sentences. */
    static String outcome(int written, int gone) {
        String sentence = Texts.get("export.messages", written);
        return gone == 0 ? sentence : sentence + " " + Texts.get("export.gone", gone);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.Formats;
import org.topiary.app.viewmodel.Knowledge;
import org.topiary.app.viewmodel.SchemaLibrary;
import org.topiary.app.viewmodel.message.TestSession;
import org.topiary.mqtt.profile.DecoderRule;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.standard.StandardDecoders;

/**
 * Decodes a message by a rule that names a message type, on a computer without schemas, and prints its preview, its
 * text and the ids of its problems.
 */
final class WithoutSchemas {
    private WithoutSchemas() {}

    /** @param arguments the folder of schemas, which does not exist */
    public static void main(String[] arguments) {
        SchemaLibrary library =
                new SchemaLibrary(Path.of(arguments[0]), Tasks.on(Runnable::run), System::nanoTime, () -> {});
        Decoding decoding = new Decoding(
                new Formats(StandardDecoders.ALL, library),
                List.of(new DecoderRule("t", "protobuf:plant.Reading")),
                rules -> {},
                Knowledge.NONE);
        decoding.tick();
        try (TestSession session = new TestSession(1 << 20)) {
            long position = session.receive("t", new byte[] {8, 1}, false, new byte[0]);
            String preview = decoding.preview(
                    Objects.requireNonNull(session.log.readHead(position, Decoding.PREVIEW_BYTES)), "t", 100);
            Decoded decoded =
                    decoding.decode(Objects.requireNonNull(session.log.read(position)), "t", decoding.chosen("t"));
            List<String> problems =
                    decoded.problems().stream().map(DecodeProblem::id).toList();
            System.out.println(preview + "; " + decoded.text().orElseThrow().text() + "; " + problems);
        }
    }
}

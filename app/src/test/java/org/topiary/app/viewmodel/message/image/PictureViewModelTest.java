// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.Progress;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.image.Picture;
import org.topiary.payload.standard.StandardDecoders;

class PictureViewModelTest {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<PictureSource> read = new ArrayList<>();
    private final PictureViewModel<String> model =
            new PictureViewModel<>(Runnable::run, Tasks.on(background::add), this::read);

    private PictureReader.Drawn<String> read(PictureSource source, Progress progress, Cancel cancel)
            throws IOException {
        read.add(source);
        if (source.topic().equals("broken")) {
            throw new IOException("bad checksum");
        }
        if (source.topic().equals("faulty")) {
            throw new IllegalStateException("reader failed");
        }
        if (source.topic().equals("huge")) {
            throw new OutOfMemoryError("Java heap space");
        }
        return new PictureReader.Drawn<>("image " + read.size(), source.drawnFrames());
    }

    private static PictureSource source(String topic, String png) {
        byte[] bytes = HexFormat.of().parseHex(png);
        return new PictureSource(
                topic,
                (Picture) StandardDecoders.ALL
                        .decode(Sample.of(bytes), Context.NONE)
                        .root(),
                bytes);
    }

    private static PictureSource png(String topic, int width, int height) {
        return source(
                topic,
                "89504e470d0a1a0a0000000d49484452%08x%08x0802000000000000000000000049454e44ae426082"
                        .formatted(width, height));
    }

    private void runAll() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private ShownPicture<String> shown() {
        return model.shownProperty().get();
    }

    @Test
    void theSizeIsThereAtOnceAndTheImageFollows() {
        model.show(png("t", 640, 480));
        assertThat(shown()).isEqualTo(new ShownPicture<>(null, "PNG, 640 × 480 px", ""));
        runAll();
        assertThat(shown()).isEqualTo(new ShownPicture<>("image 1", "PNG, 640 × 480 px", ""));
    }

    @Test
    void aPictureOfAnotherTopicIsReleasedAtOnceAndNotReadFurther() {
        model.show(png("t", 640, 480));
        runAll();
        model.show(png("u", 10, 10));
        assertThat(shown().image()).isNull();
        model.show(png("v", 20, 20));
        runAll();
        assertThat(shown()).isEqualTo(new ShownPicture<>("image 2", "PNG, 20 × 20 px", ""));
        model.show(png("w", 30, 30));
        model.clear();
        runAll();
        assertThat(shown()).isEqualTo(new ShownPicture<>(null, "", ""));
        assertThat(read).hasSize(2);
    }

    @Test
    void ofPicturesThatArriveFasterThanTheyAreReadTheNewestIsNext() {
        model.show(png("t", 1, 1));
        model.show(png("t", 2, 2));
        model.show(png("t", 3, 3));
        runAll();
        assertThat(read).extracting(PictureSource::label).containsExactly("PNG, 1 × 1 px", "PNG, 3 × 3 px");
        assertThat(shown().image()).isEqualTo("image 2");
    }

    @Test
    @TaskFails("task.readPicture")
    void aPictureThatCannotBeReadHasAReason() {
        model.show(png("broken", 640, 480));
        runAll();
        assertThat(shown().problem()).isEqualTo("This picture cannot be drawn: “bad checksum”. Its bytes are shown.");
        model.show(png("faulty", 640, 480));
        runAll();
        assertThat(shown().problem()).contains("unexpected error (IllegalStateException)");
        model.show(png("huge", 640, 480));
        runAll();
        assertThat(shown().problem()).contains("memory");
        model.show(png("t", 640, 480));
        runAll();
        assertThat(shown().problem()).isEmpty();
    }

    @Test
    void aPictureWithTooManyPixelsIsNotRead() {
        model.show(png("t", 8_000, 5_001));
        runAll();
        assertThat(read).isEmpty();
        assertThat(shown().problem())
                .isEqualTo("This picture of 8000 × 5001 pixels is not drawn: Topiary draws at most 40 million pixels.");
        model.show(png("u", 0x7fffffff, 0x7fffffff));
        assertThat(shown().problem()).contains("2147483647 × 2147483647");
        model.show(png("v", 8_000, 5_000));
        runAll();
        assertThat(shown().image()).isEqualTo("image 1");
    }

    @Test
    void ofALargeAnimationTheFirstFramesAreRead() {
        String frame = "2c00000000b80bb80b00" + "02" + "00";
        // 3,000 × 3,000 pixels: four of these frames have 36 million.
        model.show(source("t", "474946383961" + "b80bb80b000000" + frame.repeat(6) + "3b"));
        runAll();
        assertThat(shown().label()).isEqualTo("GIF, 3000 × 3000 px, the first 4 of 6 frames");
        assertThat(read.getFirst().endOf(4)).isEqualTo(13 + 4 * 12);
    }
}

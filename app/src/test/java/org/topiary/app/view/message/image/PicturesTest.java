// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.app.IntegrationTest;
import org.topiary.app.TestWindows;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.RecordedProgress;
import org.topiary.app.viewmodel.message.image.PictureReader.Drawn;
import org.topiary.app.viewmodel.message.image.PictureSource;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.image.Picture;
import org.topiary.payload.standard.StandardDecoders;

@IntegrationTest
final class PicturesTest {
    private static final int CHANGES = 1_000;
    private static final String WEBP = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";

    private final Pictures pictures = new Pictures();
    private final RecordedProgress progress = new RecordedProgress();

    private record State(boolean isCancelled) implements Cancel {
        @Override
        public void onCancel(Runnable action) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        TestWindows.stage();
    }

    private static byte[] sample(String format) {
        if (format.equals("webp")) {
            return Base64.getDecoder().decode(WEBP);
        }
        BufferedImage image = new BufferedImage(12, 9, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 12 * 9; i++) {
            image.setRGB(i % 12, i / 12, i * 77_777);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, format, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Reads bytes as the window does: those that are no picture, or a large one, are not read.
     *
     * @return whether they can be drawn
     */
    private boolean read(byte[] bytes) {
        if (StandardDecoders.ALL.decode(Sample.of(bytes), Context.NONE).root() instanceof Picture picture
                && picture.pixels() < 1_000_000) {
            PictureSource source = new PictureSource("t", picture, bytes);
            try {
                Drawn<Image> drawn = pictures.read(source, progress, new State(false));
                return drawn.image().getWidth() > 0;
            } catch (IOException e) {
                return false;
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "webp"})
    void aDamagedPictureIsDrawnOrRefusedWithAReason(String format) {
        byte[] whole = sample(format);
        Random random = new Random(1);
        assertThat(read(whole)).isTrue();
        // WebP is read by a library, which does not say how far it is.
        assertThat(progress.shares()).isSorted().allMatch(share -> share <= 1);
        assertThat(progress.shares().isEmpty()).isEqualTo(format.equals("webp"));
        int drawn = 0;
        for (int i = 0; i < CHANGES; i++) {
            byte[] changed = i % 5 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int changes = random.nextInt(4); changes >= 0 && changed.length > 0; changes--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            drawn += read(changed) ? 1 : 0;
        }
        assertThat(drawn).isLessThan(CHANGES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
    void readingEndsWhenTheTaskIsCancelled(String format) {
        byte[] bytes = sample(format);
        Picture picture = (Picture)
                StandardDecoders.ALL.decode(Sample.of(bytes), Context.NONE).root();
        assertThatThrownBy(() -> pictures.read(new PictureSource("t", picture, bytes), progress, new State(true)))
                .isInstanceOf(CancellationException.class);
    }
}

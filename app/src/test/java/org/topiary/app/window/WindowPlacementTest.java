// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.topiary.app.store.Settings.WindowPlace;

final class WindowPlacementTest {
    private static final Rectangle2D PRIMARY = new Rectangle2D(0, 27, 1600, 973);
    private static final Rectangle2D LEFT = new Rectangle2D(-1280, -200, 1280, 1024);
    private static final List<Rectangle2D> BOTH = List.of(PRIMARY, LEFT);

    private static WindowPlace place(double x, double y, double width, double height) {
        return new WindowPlace(x, y, width, height, false);
    }

    @Test
    void theFirstWindowIsInTheMiddleOfThePrimaryScreen() {
        assertThat(WindowPlacement.centred(1280, 800, BOTH)).isEqualTo(place(160, 113, 1280, 800));
    }

    @Test
    void theFirstWindowLeavesRoomForItsTitleBarOnASmallScreen() {
        WindowPlace place = WindowPlacement.centred(1280, 800, List.of(new Rectangle2D(0, 0, 1280, 800)));

        assertThat(place).isEqualTo(place(8, 40, 1264, 752));
    }

    @Test
    void aPlaceThatCanBeSeenStays() {
        assertThat(WindowPlacement.visible(place(0, 27, 1600, 973), BOTH)).isEqualTo(place(0, 27, 1600, 973));
        assertThat(WindowPlacement.visible(place(-1280, -200, 900, 600), BOTH)).isEqualTo(place(-1280, -200, 900, 600));
        assertThat(WindowPlacement.visible(place(-500, 100, 1000, 700), BOTH))
                .as("across both")
                .isEqualTo(place(-500, 100, 1000, 700));
    }

    @Test
    void aPlaceThatIsPartlyOutsideMovesTheShortestWay() {
        assertThat(WindowPlacement.visible(place(-1, -8, 900, 600), List.of(PRIMARY)))
                .isEqualTo(place(0, 27, 900, 600));
        assertThat(WindowPlacement.visible(place(1500, 900, 900, 600), BOTH)).isEqualTo(place(700, 400, 900, 600));
        assertThat(WindowPlacement.visible(place(-1400, 700, 900, 600), BOTH)).isEqualTo(place(-1280, 224, 900, 600));
    }

    @Test
    void aWindowLargerThanItsScreenBecomesAsLargeAsIt() {
        assertThat(WindowPlacement.visible(place(100, 100, 3000, 2000), List.of(PRIMARY)))
                .isEqualTo(place(0, 27, 1600, 973));
    }

    @Test
    void aWindowOfAScreenThatIsGoneComesToTheMiddleOfThePrimaryOne() {
        assertThat(WindowPlacement.visible(place(-1200, 0, 1000, 700), List.of(PRIMARY)))
                .isEqualTo(place(300, 163, 1000, 700));
        // The window only touches the screen.
        assertThat(WindowPlacement.visible(place(1600, 27, 1000, 700), List.of(PRIMARY)))
                .isEqualTo(place(300, 163, 1000, 700));
    }

    @Test
    void aThinWindowIsSeenToItsLastPixel() {
        assertThat(WindowPlacement.visible(place(-1, 100, 500, 1), List.of(PRIMARY)))
                .isEqualTo(place(0, 100, 500, 1));
    }

    @Test
    void aMaximisedWindowStaysMaximised() {
        assertThat(WindowPlacement.visible(new WindowPlace(5000, 0, 1000, 700, true), BOTH)
                        .maximised())
                .isTrue();
    }

    @Test
    void aWindowOpensBesideAnotherButNotOutside() {
        assertThat(WindowPlacement.beside(new WindowPlace(100, 100, 900, 600, true), BOTH))
                .isEqualTo(place(140, 140, 900, 600));
        assertThat(WindowPlacement.beside(place(700, 400, 900, 600), BOTH)).isEqualTo(place(700, 400, 900, 600));
    }

    @Property
    void everyWindowIsSeenAsAWhole(
            @ForAll @IntRange(min = -4000, max = 4000) int x,
            @ForAll @IntRange(min = -4000, max = 4000) int y,
            @ForAll @IntRange(min = 1, max = 4000) int width,
            @ForAll @IntRange(min = 1, max = 4000) int height) {
        WindowPlace visible = WindowPlacement.visible(place(x, y, width, height), List.of(PRIMARY));

        assertThat(PRIMARY.contains(visible.x(), visible.y(), visible.width(), visible.height()))
                .isTrue();
        assertThat(WindowPlacement.visible(visible, List.of(PRIMARY)))
                .as("it stays there")
                .isEqualTo(visible);
    }
}

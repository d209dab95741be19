// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.topiary.app.IntegrationTest;
import org.topiary.app.QuickRobot;
import org.topiary.app.TestWindows;

@IntegrationTest
class TabRowTest {
    private static final int TABS = 10;

    private final FxRobot robot = new QuickRobot();
    private final List<Region> tabs =
            IntStream.range(0, TABS).mapToObj(i -> new Region()).toList();
    private MenuButton more;
    private TabRow row;

    @BeforeEach
    void fill() throws TimeoutException {
        // Controls can be created only after the toolkit has started.
        TestWindows.stage();
        more = new MenuButton();
        row = new TabRow();
        row.setMore(more);
        tabs.forEach(tab -> tab.setPrefWidth(200));
        row.setTabs(tabs);
    }

    private List<Integer> shown() {
        return IntStream.range(0, TABS)
                .filter(i -> tabs.get(i).isVisible())
                .boxed()
                .toList();
    }

    private void layout(double width) {
        robot.interact(() -> {
            row.resize(width, 30);
            row.layout();
        });
    }

    @Test
    void whereThereIsRoomTabsAreAsWideAsTheirNames() {
        layout(3_000);
        assertThat(shown()).hasSize(TABS);
        assertThat(tabs).extracting(Region::getWidth).containsOnly(200.0);
        assertThat(more.isVisible()).isFalse();
    }

    @Test
    void inLessRoomTheyAreNarrower() {
        layout(1_500);
        assertThat(shown()).hasSize(TABS);
        assertThat(tabs.getLast().getBoundsInParent().getMaxX()).isBetween(1_450.0, 1_500.0);
    }

    @Test
    void whatDoesNotFitIsCountedAndTheChosenOneFits() {
        row.choose(tabs.get(6));
        layout(500);
        assertThat(shown()).containsExactly(3, 4, 5, 6);
        assertThat(more.isVisible()).isTrue();
        assertThat(more.getText()).isEqualTo("+" + (TABS - shown().size()));
        assertThat(tabs.get(6).getBoundsInParent().getMaxX()).isLessThanOrEqualTo(500);

        robot.interact(() -> row.choose(tabs.get(4)));
        layout(500);
        assertThat(shown()).as("nothing moves when the tab is in sight").containsExactly(3, 4, 5, 6);
        robot.interact(() -> row.choose(tabs.getFirst()));
        layout(500);
        assertThat(shown()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void tabsOutOfSightKeepTheirOrder() {
        row.choose(tabs.get(6));
        layout(500);
        assertThat(tabs).extracting(Node::getLayoutX).isSorted();
    }

    @Test
    void itNeverMakesTheWindowWider() {
        assertThat(row.minWidth(-1)).isZero();
        row.choose(tabs.getLast());
        layout(0);
        assertThat(shown()).containsExactly(TABS - 1);
    }
}

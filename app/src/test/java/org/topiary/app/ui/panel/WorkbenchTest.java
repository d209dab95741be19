// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.util.WaitForAsyncUtils;
import org.topiary.app.FxEvents;
import org.topiary.app.IntegrationTest;
import org.topiary.app.TestWindows;

/** Tests the layout with panels that only record what happens to them. */
@IntegrationTest
final class WorkbenchTest {
    private final Map<String, Double> sizes = new HashMap<>();
    private final Map<String, String> open = new HashMap<>();
    private final List<String> made = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final Map<String, RecordedPanel> views = new HashMap<>();
    private final LayoutMemory memory = new LayoutMemory() {
        @Override
        public double size(String name, double initial) {
            return sizes.getOrDefault(name, initial);
        }

        @Override
        public void resized(String name, double size) {
            sizes.put(name, size);
        }

        @Override
        public String open(String part, String initial) {
            return open.getOrDefault(part, initial);
        }

        @Override
        public void opened(String part, String panel) {
            open.put(part, panel);
        }
    };
    private final Map<String, Runnable> closers = new HashMap<>();
    private Stage stage;
    private Workbench<String> workbench;

    private Panel<String> panel(String id, Place place) {
        return new Panel<>(id, id, Feather.BOX, place, context -> {
            made.add(context + id);
            RecordedPanel view = new RecordedPanel(id, events::add);
            views.put(id, view);
            return view;
        });
    }

    private RecordedPanel view(String id) {
        return requireNonNull(views.get(id));
    }

    private PanelWindows.PanelWindow openWindow(Panel<?> panel, PanelView view, Runnable closed) {
        String title = panel.title();
        events.add("window " + title);
        closers.put(title, closed);
        // Takes it out of the workbench, as a window does.
        StackPane place = new StackPane(view.root());
        place.setId("window-" + title);
        return new PanelWindows.PanelWindow() {
            @Override
            public void toFront() {
                events.add("front " + title);
            }

            @Override
            public void close() {
                events.add("closed " + title);
            }
        };
    }

    @BeforeEach
    void start() throws TimeoutException {
        stage = TestWindows.stage();
        workbench = build();
    }

    private Workbench<String> build() {
        return fx(() -> {
            Workbench<String> built = new Workbench<>(
                    "on ",
                    List.of(
                            panel("list", Place.NAVIGATOR),
                            panel("find", Place.NAVIGATOR),
                            panel("one", Place.LENS),
                            panel("two", Place.LENS),
                            panel("past", Place.SIDE),
                            panel("send", Place.DRAWER)),
                    new Label("header"),
                    memory,
                    this::openWindow,
                    text -> text + " (F9)");
            Scene scene = new Scene(built, 1280, 700);
            scene.getStylesheets().addAll("/org/topiary/app/topiary.css", "/org/topiary/app/session.css");
            stage.setScene(scene);
            stage.sizeToScene();
            stage.show();
            return built;
        });
    }

    @AfterEach
    void end() {
        fx(() -> {
            workbench.close();
            stage.hide();
            return true;
        });
    }

    @Test
    void panelsAreMadeWhenTheyAreFirstOpened() {
        assertThat(made).containsExactlyInAnyOrder("on list", "on one", "on past", "on send");
        fire("#rail-find");
        fire("#rail-list");
        fire("#rail-find");
        assertThat(made).hasSize(5).endsWith("on find");
    }

    @Test
    void onlyVisiblePanelsAreTicked() {
        fx(() -> {
            workbench.tick(1);
            return true;
        });
        assertThat(view("list").ticks).isOne();
        assertThat(view("send").ticks).isZero();
        assertThat(workbench.isBehind()).isTrue();

        fire("#rail-find");
        assertThat(workbench.isBehind()).isFalse();
        assertThat(events).endsWith("-list", "+find");
    }

    @Test
    void thePlaceOfTheSidePanelFollowsTheWidthOfTheStage() {
        assertThat(bounds("#content-past").getMinX())
                .isGreaterThan(bounds("#content-one").getMaxX());
        assertThat(isShown("#lens-past")).isFalse();

        width(950);
        assertThat(bounds("#content-past").getMinY())
                .isGreaterThan(bounds("#content-one").getMaxY());

        width(800);
        assertThat(isShown("#content-past")).isFalse();
        fire("#lens-past");
        assertThat(isShown("#content-past")).isTrue();
        assertThat(isShown("#content-one")).isFalse();

        width(1280);
        assertThat(isShown("#content-one")).isTrue();
        assertThat(isShown("#content-past")).isTrue();
    }

    @Test
    void whereTheSidePanelHasNoRoomItsLineIsBelowTheLens() {
        assertThat(fx(() -> view("past").line.getScene() == null)).isTrue();

        width(800);
        assertThat(fx(() -> view("past").line.getScene() != null)).isTrue();
        fire("#lens-past");
        assertThat(fx(() -> view("past").line.getScene() == null)).isTrue();
        fire("#lens-two");
        assertThat(fx(() -> view("past").line.getScene() != null)).isTrue();
    }

    @Test
    void aSidePanelInAWindowStaysThereWhateverTheWidth() {
        width(800);
        fire("#lens-past");
        fire("#lens-window");
        assertThat(events).endsWith("window past");
        assertThat(fx(() -> view("past").line.getScene() == null)).isTrue();

        width(1280);
        assertThat(events).endsWith("window past");
        fx(() -> {
            requireNonNull(closers.get("past")).run();
            return true;
        });
        width(1100);
        assertThat(isShown("#content-past")).isTrue();
        assertThat(isShown("#content-two")).isTrue();
    }

    @Test
    void theStageCountsAndNotTheWindow() {
        width(1000);
        assertThat(bounds("#content-past").getMinY())
                .isGreaterThan(bounds("#content-one").getMaxY());
        fx(() -> {
            workbench.showOrHideNavigator();
            return true;
        });
        assertThat(bounds("#content-past").getMinX())
                .isGreaterThan(bounds("#content-one").getMaxX());
        assertThat(isShown("#content-list")).isFalse();
    }

    @Test
    void theClosedDrawerIsOneLineAndTakesNothingElse() {
        double stageBefore = bounds(".workbench-split").getHeight();
        assertThat(isShown("#content-send")).isFalse();
        assertThat(fx(() -> view("send").line.getScene() != null)).isTrue();

        fire("#drawer-toggle");
        assertThat(isShown("#content-send")).isTrue();
        assertThat(fx(() -> view("send").root.isFocused())).isTrue();
        assertThat(fx(() -> requireNonNull(view("send").place).isOpen())).isTrue();

        fire("#drawer-toggle");
        assertThat(isShown("#content-send")).isFalse();
        assertThat(bounds(".workbench-split").getHeight()).isEqualTo(stageBefore);
    }

    @Test
    void aPanelCanOpenItselfAndTheFocusStays() {
        fx(() -> {
            view("one").root.requestFocus();
            requireNonNull(view("send").place).open();
            return true;
        });
        assertThat(isShown("#content-send")).isTrue();
        assertThat(fx(() -> view("one").root.isFocused())).isTrue();
    }

    @Test
    void theLayoutReturnsAsItWasLeft() {
        fire("#lens-two");
        fire("#drawer-send");
        fx(() -> {
            workbench.showOrHideNavigator();
            return true;
        });
        fx(() -> {
            workbench.close();
            return true;
        });
        assertThat(events).contains("xlist", "xone", "xtwo", "xpast", "xsend");

        workbench = build();
        assertThat(isShown("#content-two")).isTrue();
        assertThat(isShown("#content-send")).isTrue();
        assertThat(isShown("#content-list")).isFalse();

        fx(() -> {
            workbench.showOrHideNavigator();
            return true;
        });
        assertThat(isShown("#content-list")).isTrue();
    }

    @Test
    void aStoredPanelThatDoesNotExistAnyMoreIsForgotten() {
        fx(() -> {
            workbench.close();
            return true;
        });
        open.put("lens", "gone");
        open.put("drawer", "gone");
        workbench = build();
        assertThat(isShown("#content-one")).isTrue();
        assertThat(isShown("#content-send")).isFalse();
    }

    @Test
    void aLensInAWindowIsBroughtToTheFrontAndReturnsWhenTheWindowIsClosed() {
        fire("#lens-window");
        assertThat(events).endsWith("+two", "+one", "window one");
        assertThat(isShown("#content-two")).isTrue();
        fire("#lens-one");
        assertThat(events).endsWith("front one");
        assertThat(isShown("#content-two")).isTrue();

        fx(() -> {
            requireNonNull(closers.get("one")).run();
            return true;
        });
        assertThat(isShown("#content-one")).isTrue();
    }

    @Test
    void thePanelOfTheDrawerMovesToAWindowAndItsLineStays() {
        fire("#drawer-send");
        fire("#drawer-window");
        assertThat(isShown("#content-send")).isFalse();
        assertThat(fx(() -> view("send").line.getScene() != null)).isTrue();
        fire("#drawer-toggle");
        assertThat(events).endsWith("front send");
        fx(() -> {
            workbench.close();
            return true;
        });
        assertThat(events).contains("closed send");
    }

    @Test
    void anUnknownPanelIsAnError() {
        assertThatThrownBy(() -> workbench.show("nothing")).hasMessage("No panel nothing");
    }

    private void fire(String query) {
        fx(() -> {
            ((ButtonBase) workbench.lookup(query)).fire();
            return true;
        });
    }

    private void width(double pixels) {
        fx(() -> {
            stage.setWidth(pixels);
            return true;
        });
        try {
            FxEvents.waitFor(() -> stage.getScene().getWidth() == pixels);
        } catch (TimeoutException e) {
            throw new AssertionError("The stage is not " + pixels + " wide", e);
        }
    }

    private boolean isShown(String query) {
        return fx(() -> {
            for (Node node = workbench.lookup(query); node != null; node = node.getParent()) {
                if (!node.isVisible()) {
                    return false;
                }
                if (node.equals(workbench)) {
                    return true;
                }
            }
            return false;
        });
    }

    private Bounds bounds(String query) {
        return fx(() -> {
            workbench.applyCss();
            workbench.layout();
            Node node = workbench.lookup(query);
            return node.localToScene(node.getLayoutBounds());
        });
    }

    private static <T> T fx(Callable<T> action) {
        T result = WaitForAsyncUtils.waitForAsyncFx(60_000, action);
        FxEvents.settle();
        return result;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.Arrays;
import java.util.Collections;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;
import org.testfx.service.query.PointQuery;

/**
 * TestFX's robot with the mouse and the keyboard of {@link Hands}, which wait for two pulses and not for 50 ms after
 * each event. Actions that are not overridden are TestFX's. Not for the JavaFX application thread.
 */
public final class QuickRobot extends FxRobot {
    private final Hands hands;

    public QuickRobot() {
        this(new Hands());
    }

    QuickRobot(Hands hands) {
        this.hands = hands;
    }

    @Override
    public FxRobot interact(Runnable action) {
        FxEvents.run(action);
        return this;
    }

    @Override
    public FxRobot type(KeyCode... keys) {
        hands.type(keys);
        return this;
    }

    @Override
    public FxRobot type(KeyCode key, int times) {
        Collections.nCopies(times, key).forEach(hands::press);
        return this;
    }

    @Override
    public FxRobot press(KeyCode... keys) {
        Arrays.stream(keys).forEach(hands::hold);
        return this;
    }

    @Override
    public FxRobot release(KeyCode... keys) {
        Arrays.stream(keys).forEach(hands::release);
        return this;
    }

    @Override
    public FxRobot press(MouseButton... buttons) {
        Arrays.stream(buttons).forEach(hands::hold);
        return this;
    }

    @Override
    public FxRobot release(MouseButton... buttons) {
        Arrays.stream(buttons).forEach(hands::release);
        return this;
    }

    @Override
    public FxRobot write(String text) {
        hands.write(text);
        return this;
    }

    @Override
    public FxRobot clickOn(PointQuery query, Motion motion, MouseButton... buttons) {
        moveTo(query, motion);
        return clickOn(buttons);
    }

    @Override
    public FxRobot clickOn(MouseButton... buttons) {
        hands.click(buttons.length == 0 ? MouseButton.PRIMARY : buttons[0]);
        return this;
    }

    @Override
    public FxRobot moveTo(PointQuery query, Motion motion) {
        Point2D point = Explorer.onFx(query::query);
        hands.move(point);
        return this;
    }

    @Override
    public FxRobot moveBy(double x, double y, Motion motion) {
        hands.moveBy(x, y);
        return this;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.topiary.bench.ChildJvm;

/** A process with the real window that pastes one line into the publish editor, clicks and types. */
public final class EditorPasteMain {
    private static final String PAYLOAD = "#publish-payload";
    private static final int REST_MILLIS = 2_000;
    private static final int BETWEEN_MILLIS = 150;

    private final Scene scene;

    private EditorPasteMain(Scene scene) {
        this.scene = scene;
    }

    /** Arguments: port, topics, bytes to paste. */
    public static void main(String[] arguments) {
        ChildJvm.runAndExit(() -> {
            Node rows = WindowMain.connect(arguments[0], Integer.parseInt(arguments[1]));
            new EditorPasteMain(rows.getScene()).run(Integer.parseInt(arguments[2]));
        });
    }

    private void run(int bytes) throws Exception {
        // Warms up: the cost of the first key and click of a process does not depend on the size.
        paste("[1]");
        clickAndType();
        press(KeyCode.A, true);
        press(KeyCode.DELETE, false);
        onWindowThread(() -> clipboard(line(bytes)));
        TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
        long before = WindowMain.residentBytes();
        WindowMain.resetWindow();
        press(KeyCode.V, true);
        TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
        clickAndType();
        TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
        ChildJvm.report("pause", WindowMain.window("LongestFxPauseMillis"));
        ChildJvm.report("grown", (double) WindowMain.residentBytes() - before);
    }

    private static String line(int bytes) {
        String element = "{\"t\":21.50,\"on\":true},";
        return "[" + element.repeat(bytes / element.length()) + "0]";
    }

    private void paste(String text) throws Exception {
        // Opens the publish panel.
        press(KeyCode.P, true);
        onWindowThread(() -> {
            clipboard(text);
            scene.lookup(PAYLOAD).requestFocus();
        });
        press(KeyCode.V, true);
    }

    private static void clipboard(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void clickAndType() throws Exception {
        onWindowThread(() -> {
            Node area = scene.lookup(PAYLOAD);
            fireClick(area, MouseEvent.MOUSE_PRESSED);
            fireClick(area, MouseEvent.MOUSE_RELEASED);
        });
        for (String key : new String[] {"a", "b", "c"}) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
            onWindowThread(() ->
                    fireKey(new KeyEvent(KeyEvent.KEY_TYPED, key, "", KeyCode.UNDEFINED, false, false, false, false)));
        }
        TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
    }

    private static void fireClick(Node area, EventType<MouseEvent> type) {
        double x = area.getLayoutBounds().getCenterX();
        double y = area.getLayoutBounds().getCenterY();
        Event.fireEvent(
                area,
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        true,
                        new PickResult(area, x, y)));
    }

    private void press(KeyCode key, boolean control) throws Exception {
        onWindowThread(() -> fireKey(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, control, false, false)));
        TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
    }

    private void fireKey(KeyEvent event) {
        Node focused = scene.getFocusOwner();
        Event.fireEvent(focused == null ? scene.getRoot() : focused, event);
    }

    private static void onWindowThread(Runnable task) throws Exception {
        CompletableFuture.runAsync(task, Platform::runLater).get();
    }
}

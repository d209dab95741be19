// SPDX-License-Identifier: Apache-2.0

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/**
 * The least that a JavaFX program can show: what a start is measured against. Tells its first frame as the application
 * does.
 */
public final class BareWindow extends Application {
    private int pulses;

    @Override
    public void start(Stage stage) {
        stage.setScene(new Scene(new Label("Bare"), 1280, 800));
        stage.show();
        stage.getScene().addPostLayoutPulseListener(() -> {
            pulses++;
            if (pulses == 1) {
                Platform.requestNextPulse();
            } else if (pulses == 2) {
                System.out.println("window: ");
            }
        });
    }

    public static void main(String[] arguments) {
        launch(arguments);
    }
}

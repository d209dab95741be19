// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.topiary.app.viewmodel.message.MessageViewModel;

/** The message pane alone on a stage. */
final class MessageStage {
    private MessageStage() {}

    /** Shows it in the light theme, 620 by 700 pixels. JavaFX application thread. */
    static MessageView show(MessageViewModel model, Stage stage) {
        MessageView view = new MessageView(model, name -> null);
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Scene scene = new Scene(new StackPane(view.root()), 620, 700);
        scene.getStylesheets().addAll("/org/topiary/app/topiary.css", "/org/topiary/app/session.css");
        stage.setScene(scene);
        // Whatever size the test before has left.
        stage.sizeToScene();
        stage.show();
        return view;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.view.message.MessageStage.fx;

import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.IntegrationTest;
import org.topiary.app.QuickRobot;

/** Tests the line that stands for the history where there is no room for it. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
final class HistoryLineTest {
    private MessageStage pane;
    private boolean opened;

    @BeforeEach
    void open() throws TimeoutException {
        pane = new MessageStage();
        fx(() -> {
            HistoryLine line = new HistoryLine(pane.model, () -> opened = true);
            ((VBox) pane.root()).getChildren().add(line.root());
        });
    }

    @AfterEach
    void close() {
        pane.close();
    }

    @Test
    void showsTheNewestThreeMessages() {
        assertThat(text()).isEqualTo("No messages yet");
        for (String payload : new String[] {"first", "second", "third"}) {
            pane.session.receive("t", payload);
        }
        pane.select("t");
        assertThat(text()).matches(".* third  ·  .* second  ·  .* first");

        pane.session.receive("t", "fourth");
        pane.tick();
        assertThat(text()).matches(".* fourth  ·  .* third  ·  .* second");
    }

    @Test
    void opensTheHistoryOnAClick() {
        new QuickRobot().clickOn("#history-line");
        assertThat(opened).isTrue();
    }

    private String text() {
        return fx(() -> ((Label) pane.lookup("#history-line")).getText());
    }
}

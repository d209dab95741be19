// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.view.message.MessageStage.fx;

import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.IntegrationTest;

/** Tests the value as text and as lines. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
final class ValuePaneTest {
    private MessageStage pane;

    @BeforeEach
    void open() throws TimeoutException {
        pane = new MessageStage();
    }

    @AfterEach
    void close() {
        pane.close();
    }

    @Test
    void theSelectionInTheTextStaysWhenANumberChanges() {
        pane.session.receive("t", "{\"name\":\"lamp\",\"value\":1,\"unit\":\"W\"}");
        pane.select("t");
        fx(() -> pane.area().selectRange(2, 8));
        pane.session.receive("t", "{\"name\":\"lamp\",\"value\":1000,\"unit\":\"W\"}");
        pane.tick();

        assertThat(pane.text()).contains("1000");
        assertThat(fx(() -> pane.area().getSelectedText())).isEqualTo("  \"nam");
    }

    @Test
    void whatIsCopiedOutOfTheTextIsWhatWasSent() {
        pane.session.receive("t", "a\u202eb" + "x".repeat(3_000));
        pane.select("t");
        fx(() -> {
            pane.area().selectAll();
            pane.area().copy();
        });

        assertThat(fx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("a\u202eb" + "x".repeat(3_000));
    }

    @Test
    void hexIsAListOfWhichOnlyWhatIsSeenIsMade() {
        pane.session.receive("t", new byte[5_000_000], false, new byte[0]);
        pane.select("t");
        ListView<?> lines = fx(() -> (ListView<?>) pane.lookup(".value-lines"));

        assertThat(fx(() -> lines.getItems().size())).isEqualTo(312_500);
        fx(() -> pane.model.value().choiceProperty().set("text"));
        assertThat(fx(() -> ((Label) pane.lookup(".value-bar .label")).getText()))
                .contains("Showing the first");
    }
}

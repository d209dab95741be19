// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.view.message.MessageStage.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;
import org.fxmisc.richtext.model.Paragraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.IntegrationTest;
import org.topiary.app.ui.Contrast;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.app.viewmodel.message.HistoryRow;
import org.topiary.core.search.PayloadPattern;

/** Tests that a found message appears in the value and as a row of the history. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
final class FoundMessageTest {
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
    void whatWasFoundIsMarkedAndInSightInTheValueAndItsRowInTheHistory() {
        long wanted = 0;
        for (int i = 0; i < 500; i++) {
            String lines = IntStream.range(0, 300)
                    .mapToObj(line -> "\"k" + line + "\":" + line)
                    .collect(Collectors.joining(",", "{", "}"));
            long position = pane.session.receive("t", lines.replace("\"k250\":250", "\"k250\":\"needle " + i + "\""));
            wanted = i == 100 ? position : wanted;
        }
        pane.session.receive("t/below", "x");
        pane.select("t");
        fx(() -> pane.model.subtreeProperty().set(true));
        long found = wanted;

        fx(() -> pane.model.showFound(found, PayloadPattern.of("needle 100", true)));

        assertThat(marked()).isEqualTo("needle 100");
        assertThat(fx(() -> pane.area().getVisibleParagraphs().stream()
                        .map(Paragraph::getText)
                        .toList()))
                .anyMatch(line -> line.contains("needle 100"));
        assertThat(fx(() -> pane.table().getSelectionModel().getSelectedItems().stream()
                        .map(HistoryRow::position)
                        .toList()))
                .containsExactly(found);
        assertThat(fx(() -> isSeen(pane.table().getSelectionModel().getSelectedIndex())))
                .isTrue();

        pane.session.receive("t", "{}");
        pane.tick();
        assertThat(fx(() -> pane.table().getSelectionModel().getSelectedItems().stream()
                        .map(HistoryRow::position)
                        .toList()))
                .containsExactly(found);
        assertThat(marked()).isEqualTo("needle 100");
        fx(() -> pane.model.showLatest());
        assertThat(marked()).isEmpty();
        assertThat(fx(() -> pane.table().getSelectionModel().isEmpty())).isTrue();
    }

    @Test
    void whatWasFoundInAnEarlierTimeIsSelectedWhenItsHistoryIsThere() {
        long first = pane.session.receive("t", "needle");
        for (int i = 0; i < 200; i++) {
            pane.session.receive("t", "hay");
        }
        fx(() -> pane.model.showMoment(
                new PastMoment(System.currentTimeMillis() * 1_000_000L, pane.session.log.end(), false)));
        pane.select("t");
        fx(() -> pane.model.showFound(first, PayloadPattern.of("needle", true)));

        assertThat(fx(() ->
                        pane.table().getSelectionModel().getSelectedIndices().toString()))
                .isEqualTo("[200]");
        assertThat(fx(() -> isSeen(200))).isTrue();
    }

    @Test
    void inAHistoryOfTwoRowsWhatWasFoundIsOneOfThem() {
        long first = pane.session.receive("t", "needle");
        for (int i = 0; i < 50; i++) {
            pane.session.receive("t", "hay");
        }
        pane.select("t");
        pane.setHeight(330);
        fx(() -> ((SplitPane) pane.lookup(".split-pane")).setDividerPositions(0.68));

        fx(() -> pane.model.showFound(pane.session.log.next(first), PayloadPattern.of("hay", true)));

        assertThat(fx(() -> isSeen(49))).isTrue();
        assertThat(fx(() ->
                        pane.table().lookup(".virtual-flow").getBoundsInLocal().getHeight()))
                .isLessThan(3 * 26.0);
    }

    @Test
    void whatWasFoundInBytesIsMarkedInTheLineThatShows() {
        byte[] payload = new byte[304];
        payload[160] = 'n';
        payload[161] = 'd';
        long position = pane.session.receive("t", payload, false, new byte[0]);
        pane.session.receive("other", "text");
        pane.select("other");
        pane.setHeight(300);
        fx(() -> {
            pane.model.select(pane.session.node("t"));
            pane.model.showFound(position, PayloadPattern.of("nd", true));
        });

        assertThat(fx(() -> pane.lookupAll(".value-lines .found").stream()
                        .map(label -> ((Label) label).getText())
                        .toList()))
                .containsExactly("6e 64", "nd");
        assertThat(fx(() -> rowOnTop(".value-lines .found"))).isEqualTo(2);
        assertThat(fx(() -> pane.lookupAll(".value-lines .found").stream()
                        .map(this::columnsOff)
                        .toList()))
                .allMatch(off -> Math.abs(off) < 1);
        for (Theme theme : new Theme[] {new PrimerDark(), new PrimerLight()}) {
            fx(() -> MessageStage.theme(theme));
            assertThat(fx(() -> Contrast.of((Label) pane.lookup(".value-lines .found"))))
                    .isGreaterThanOrEqualTo(Contrast.AA);
        }
    }

    /** The number of rows shown in the list of lines above the given part. */
    private long rowOnTop(String part) {
        Node list = pane.lookup(".value-lines");
        Bounds bounds = pane.lookup(part).getBoundsInLocal();
        double middle = list.sceneToLocal(pane.lookup(part).localToScene(0, bounds.getCenterY()))
                .getY();
        return Math.floorDiv((long) middle, 20);
    }

    /** The horizontal offset of a part of a line from its position in a line without marks, in pixels. */
    private double columnsOff(Node part) {
        String before = part.getParent().getChildrenUnmodifiable().stream()
                .takeWhile(each -> !each.equals(part))
                .map(each -> ((Label) each).getText())
                .collect(Collectors.joining());
        Text line = new Text(before);
        line.setFont(((Label) part).getFont());
        return part.getLayoutX() - line.getLayoutBounds().getWidth();
    }

    /** The marked parts of the text, joined. */
    private String marked() {
        return fx(() -> IntStream.range(0, pane.area().getLength())
                .filter(at -> pane.area().getStyleOfChar(at).contains("found"))
                .mapToObj(at -> pane.area().getText(at, at + 1))
                .collect(Collectors.joining()));
    }

    private boolean isSeen(int row) {
        VirtualFlow<?> flow = pane.flow();
        return row >= flow.getFirstVisibleCell().getIndex()
                && row <= flow.getLastVisibleCell().getIndex();
    }
}

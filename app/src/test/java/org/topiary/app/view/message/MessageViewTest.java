// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.fxmisc.richtext.model.Paragraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.ui.Contrast;
import org.topiary.app.viewmodel.Moment;
import org.topiary.app.viewmodel.message.HistoryRow;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.TestSession;
import org.topiary.app.viewmodel.message.ViewChoice;
import org.topiary.core.search.PayloadPattern;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.receive.MessageProperties;

class MessageViewTest {
    private final TestSession session = new TestSession(1 << 24, (System.currentTimeMillis() - 60_000) * 1_000_000L);
    private final MessageViewModel model =
            new MessageViewModel(session.log, session.tree, Platform::runLater, Tasks.on(Runnable::run));
    private Stage stage;
    private MessageView view;
    private long now;

    @BeforeEach
    void open() throws TimeoutException {
        stage = FxToolkit.registerPrimaryStage();
        view = fx(() -> MessageStage.show(model, stage));
    }

    @AfterEach
    void close() {
        fx(() -> {
            view.dispose();
            stage.hide();
        });
        session.close();
    }

    @Test
    void the_pane_is_drawn_in_both_themes_and_sizes() throws Exception {
        byte[] properties = new MessageProperties(
                        1,
                        300,
                        "application/json",
                        "home/livingroom/lamp/reply",
                        new byte[] {1, 2, 3},
                        List.of(new MessageProperties.UserProperty("sensor", "livingroom-7")),
                        List.of(),
                        false)
                .encode();
        for (int i = 0; i < 40; i++) {
            String json = """
                    {"state":"ON","brightness":%d,"color":{"x":0.4599,"y":1.50},"linkquality":%d,"name":"Wohn\u200bzimmer","counter":12345678901234567890,"update_available":null,"effects":["blink","colorloop"]}""".formatted(100 + i, 60 + i % 7);
            session.receive("home/livingroom/lamp", json.getBytes(UTF_8), i % 9 == 0, properties);
        }
        session.receive("home/kitchen/temperature", "21.40");
        session.receive(
                "home/kitchen/camera",
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 2, 0},
                true,
                new byte[0]);

        theme("empty-light", new PrimerLight());
        select("home/livingroom/lamp");
        theme("value-light", new PrimerLight());
        theme("value-dark", new PrimerDark());
        fx(() -> model.compare(list().get(1).position(), list().get(4).position()));
        fx(() -> table().getSelectionModel().selectIndices(1, 4));
        theme("diff-light", new PrimerLight());
        theme("diff-dark", new PrimerDark());
        select("home");
        fx(() -> table().getSelectionModel().select(1));
        theme("branch-light", new PrimerLight());
        select("home/kitchen/camera");
        theme("hex-dark", new PrimerDark());

        assertThat(new File("target/message-pane-diff-dark-400.png")).isNotEmpty();
    }

    @Test
    void the_buttons_of_the_views_stay_where_they_are_whatever_a_message_turns_out_to_be() throws Exception {
        session.receive("json", "{}");
        session.receive("text", "on");
        session.receive("bytes", new byte[] {0, 1}, false, new byte[0]);
        session.receive("branch/below", "on");
        List<List<Double>> places = new ArrayList<>();
        List<String> automatic = new ArrayList<>();
        for (String topic : List.of("json", "text", "bytes", "branch")) {
            select(topic);
            fx(() -> places.add(viewButtons().stream()
                    .map(button ->
                            button.localToScene(button.getBoundsInLocal()).getMinX())
                    .toList()));
            automatic.add(fx(() -> ((Text) viewButtons().getFirst().lookup(".text")).getText()));
        }

        assertThat(automatic).containsExactly("Auto: JSON", "Auto: Text", "Auto: Hex", "Auto");
        assertThat(fx(() -> viewButtons().stream().map(ToggleButton::getText).toList()))
                .containsExactly("Auto", "JSON", "Text", "Hex", "Diff");
        assertThat(places).containsOnly(places.getFirst());
    }

    @Test
    void the_pane_begins_with_a_line_only_where_there_is_something_above_it() throws Exception {
        session.receive("t", "on");
        assertThat(fx(this::lines)).isEmpty();
        select("t");
        assertThat(fx(this::lines)).hasSize(1);
        fx(() -> model.select(TopicTree.NONE));
        assertThat(fx(this::lines)).isEmpty();
    }

    /** Where a horizontal border is drawn across the part above the history. */
    private List<Double> lines() {
        view.root().applyCss();
        stage.getScene().getRoot().layout();
        return Stream.of(".message-about", ".value")
                .map(each -> (Region) view.root().lookup(each))
                .filter(each -> each.isVisible() && each.getBorder() != null)
                .map(each -> each.localToScene(each.getBoundsInLocal()).getMaxY())
                .toList();
    }

    private List<ToggleButton> viewButtons() {
        view.root().applyCss();
        stage.getScene().getRoot().layout();
        return view.root().lookupAll(".tools .toggle-button").stream()
                .map(ToggleButton.class::cast)
                .toList();
    }

    @Test
    void a_click_on_a_row_shows_it_and_new_messages_do_not_move_it() throws Exception {
        for (int i = 0; i < 200; i++) {
            session.receive("t", "value " + i);
        }
        select("t");
        fx(() -> table().scrollTo(100));
        fx(() -> table().getSelectionModel().clearAndSelect(102));
        assertThat(shownText()).isEqualTo("value 97");
        double before = fx(() -> offsetOf(102));

        for (int i = 200; i < 260; i++) {
            session.receive("t", "value " + i);
            tick();
        }

        assertThat(fx(() -> table().getSelectionModel().getSelectedIndices().toString()))
                .isEqualTo("[162]");
        assertThat(fx(() -> offsetOf(162))).isEqualTo(before);
        assertThat(shownText()).isEqualTo("value 97");
        assertThat(fx(() -> model.followingProperty().get())).isFalse();
    }

    @Test
    void what_was_found_is_marked_and_in_sight_in_the_value_and_its_row_in_the_history() throws Exception {
        long wanted = 0;
        for (int i = 0; i < 500; i++) {
            String lines = IntStream.range(0, 300)
                    .mapToObj(line -> "\"k" + line + "\":" + line)
                    .collect(Collectors.joining(",", "{", "}"));
            long position = session.receive("t", lines.replace("\"k250\":250", "\"k250\":\"needle " + i + "\""));
            wanted = i == 100 ? position : wanted;
        }
        session.receive("t/below", "x");
        select("t");
        fx(() -> model.subtreeProperty().set(true));
        long found = wanted;

        fx(() -> model.showFound(found, PayloadPattern.of("needle 100", true)));

        assertThat(marked()).isEqualTo("needle 100");
        assertThat(fx(() -> area().getVisibleParagraphs().stream()
                        .map(Paragraph::getText)
                        .toList()))
                .anyMatch(line -> line.contains("needle 100"));
        assertThat(fx(() -> table().getSelectionModel().getSelectedItems().stream()
                        .map(HistoryRow::position)
                        .toList()))
                .containsExactly(found);
        assertThat(fx(() -> isSeen(table().getSelectionModel().getSelectedIndex())))
                .isTrue();

        session.receive("t", "{}");
        tick();
        assertThat(fx(() -> table().getSelectionModel().getSelectedItems().stream()
                        .map(HistoryRow::position)
                        .toList()))
                .containsExactly(found);
        assertThat(marked()).isEqualTo("needle 100");
        fx(() -> model.showLatest());
        assertThat(marked()).isEmpty();
        assertThat(fx(() -> table().getSelectionModel().isEmpty())).isTrue();
    }

    @Test
    void what_was_found_in_an_earlier_time_is_selected_when_its_history_is_there() throws Exception {
        long first = session.receive("t", "needle");
        for (int i = 0; i < 200; i++) {
            session.receive("t", "hay");
        }
        fx(() -> model.showMoment(new Moment(System.currentTimeMillis() * 1_000_000L, session.log.end(), false)));
        select("t");
        fx(() -> model.showFound(first, PayloadPattern.of("needle", true)));

        assertThat(fx(() -> table().getSelectionModel().getSelectedIndices().toString()))
                .isEqualTo("[200]");
        assertThat(fx(() -> isSeen(200))).isTrue();
    }

    @Test
    void in_a_history_of_two_rows_what_was_found_is_one_of_them() throws Exception {
        long first = session.receive("t", "needle");
        for (int i = 0; i < 50; i++) {
            session.receive("t", "hay");
        }
        select("t");
        fx(() -> stage.setHeight(330));
        await(() -> fx(() -> stage.getScene().getHeight() == 330));
        fx(() -> ((SplitPane) view.root().lookup(".split-pane")).setDividerPositions(0.68));

        fx(() -> model.showFound(session.log.next(first), PayloadPattern.of("hay", true)));

        assertThat(fx(() -> isSeen(49))).isTrue();
        assertThat(fx(() -> table().lookup(".virtual-flow").getBoundsInLocal().getHeight()))
                .isLessThan(3 * 26.0);
    }

    @Test
    void what_was_found_in_bytes_is_marked_in_the_line_that_shows() throws Exception {
        byte[] payload = new byte[304];
        payload[160] = 'n';
        payload[161] = 'd';
        long position = session.receive("t", payload, false, new byte[0]);
        session.receive("other", "text");
        select("other");
        fx(() -> stage.setHeight(300));
        await(() -> fx(() -> stage.getScene().getHeight() == 300));
        fx(() -> {
            model.select(session.node("t"));
            model.showFound(position, PayloadPattern.of("nd", true));
        });

        assertThat(fx(() -> view.root().lookupAll(".value-lines .found").stream()
                        .map(label -> ((Label) label).getText())
                        .toList()))
                .containsExactly("6e 64", "nd");
        assertThat(fx(() -> rowOnTop(".value-lines .found"))).isEqualTo(2);
        assertThat(fx(() -> view.root().lookupAll(".value-lines .found").stream()
                        .map(this::columnsOff)
                        .toList()))
                .allMatch(off -> Math.abs(off) < 1);
        for (Theme theme : new Theme[] {new PrimerDark(), new PrimerLight()}) {
            fx(() -> Application.setUserAgentStylesheet(theme.getUserAgentStylesheet()));
            assertThat(fx(() -> Contrast.of((Label) view.root().lookup(".value-lines .found"))))
                    .isGreaterThanOrEqualTo(Contrast.AA);
        }
    }

    /** Rows of the list of lines that show above a part of one. */
    private long rowOnTop(String part) {
        Node list = view.root().lookup(".value-lines");
        Bounds bounds = view.root().lookup(part).getBoundsInLocal();
        double middle = list.sceneToLocal(view.root().lookup(part).localToScene(0, bounds.getCenterY()))
                .getY();
        return Math.floorDiv((long) middle, 20);
    }

    /** Pixels that a part of a line stands right of where it would in a line without marks. */
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
        return fx(() -> IntStream.range(0, area().getLength())
                .filter(at -> area().getStyleOfChar(at).contains("found"))
                .mapToObj(at -> area().getText(at, at + 1))
                .collect(Collectors.joining()));
    }

    private boolean isSeen(int row) {
        table().layout();
        VirtualFlow<?> flow = (VirtualFlow<?>) table().lookup(".virtual-flow");
        return row >= flow.getFirstVisibleCell().getIndex()
                && row <= flow.getLastVisibleCell().getIndex();
    }

    @Test
    void the_selection_in_the_text_stays_when_a_number_changes() throws Exception {
        session.receive("t", "{\"name\":\"lamp\",\"value\":1,\"unit\":\"W\"}");
        select("t");
        fx(() -> area().selectRange(2, 8));
        session.receive("t", "{\"name\":\"lamp\",\"value\":1000,\"unit\":\"W\"}");
        tick();

        assertThat(shownText()).contains("1000");
        assertThat(fx(() -> area().getSelectedText())).isEqualTo("  \"nam");
    }

    @Test
    void what_is_copied_out_of_the_text_is_what_was_sent() throws Exception {
        session.receive("t", "a\u202eb" + "x".repeat(3_000));
        select("t");
        fx(() -> {
            area().selectAll();
            area().copy();
        });

        assertThat(fx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("a\u202eb" + "x".repeat(3_000));
    }

    @Test
    void hex_is_a_list_of_which_only_what_is_seen_is_made() throws Exception {
        session.receive("t", new byte[5_000_000], false, new byte[0]);
        select("t");
        ListView<?> lines = fx(() -> (ListView<?>) view.root().lookup(".value-lines"));

        assertThat(fx(() -> lines.getItems().size())).isEqualTo(312_500);
        fx(() -> model.value().choiceProperty().set(ViewChoice.TEXT));
        assertThat(fx(() -> ((Label) view.root().lookup(".value-bar .label")).getText()))
                .contains("Showing the first");
    }

    @Test
    void an_empty_retained_message_is_said_to_clear() throws Exception {
        session.receive("t", "on".getBytes(UTF_8), true, new byte[0]);
        select("t");
        assertThat(fx(() -> ((Label) view.root().lookup(".badge")).getText())).isEqualTo("retained");
        session.receive("t", new byte[0], true, new byte[0]);
        tick();
        assertThat(fx(() -> ((Label) view.root().lookup(".badge")).getText())).isEqualTo("clears the retained message");
        assertThat(fx(() -> tips("retained")))
                .contains(
                        "Empty and retained: the broker deletes the message it kept for new subscribers",
                        "Retained: the broker keeps this message for new subscribers");
    }

    @Test
    void the_span_between_two_messages_is_whole_or_not_there() throws Exception {
        for (long seconds : new long[] {0, 3_598, 23 * 3_600 + 58 * 60, 59}) {
            session.pass(seconds * 1_000_000_000L);
            session.receive("t", "x");
        }
        select("t");
        for (int width = 300; width <= 620; width += 40) {
            int wide = width;
            fx(() -> stage.setWidth(wide));
            await(() -> fx(() -> stage.getScene().getWidth() == wide));
            assertThat(fx(() -> cells("delta").stream()
                            .filter(cell -> !cell.getText().isEmpty())
                            .map(cell -> ((Text) cell.lookup(".text")).getText())
                            .sorted()
                            .toList()))
                    .isIn(List.of(), List.of("+1 min 0 s", "+23 h 58 min", "+59 min 59 s"));
        }
        assertThat(fx(() -> cells("delta"))).isNotEmpty();
    }

    private List<String> tips(String column) {
        return cells(column).stream()
                .map(TableCell::getTooltip)
                .filter(Objects::nonNull)
                .map(Tooltip::getText)
                .toList();
    }

    private List<? extends TableCell<?, ?>> cells(String column) {
        view.root().applyCss();
        // Columns that come and go settle in the second pass.
        table().layout();
        table().layout();
        return table().lookupAll(".table-cell." + column).stream()
                .map(cell -> (TableCell<?, ?>) cell)
                .toList();
    }

    private void select(String topic) {
        fx(() -> model.select(session.node(topic)));
    }

    private void tick() {
        now += 1_000_000_000L;
        fx(() -> model.tick(now));
    }

    private String shownText() {
        return fx(() -> area().getText());
    }

    private ValueArea area() {
        return (ValueArea) view.root().lookup(".value-area");
    }

    @SuppressWarnings("unchecked")
    private TableView<HistoryRow> table() {
        return (TableView<HistoryRow>) view.root().lookup(".history");
    }

    private List<HistoryRow> list() {
        return table().getItems();
    }

    private double offsetOf(int row) {
        table().layout();
        VirtualFlow<?> flow = (VirtualFlow<?>) table().lookup(".virtual-flow");
        return flow.getCell(row).getLayoutY();
    }

    private void theme(String name, Theme theme) throws IOException {
        fx(() -> Application.setUserAgentStylesheet(theme.getUserAgentStylesheet()));
        for (double[] size : new double[][] {{620, 700}, {400, 500}}) {
            fx(() -> {
                stage.setWidth(size[0]);
                stage.setHeight(size[1]);
            });
            await(() -> fx(() -> stage.getScene().getWidth() == size[0]));
            WaitForAsyncUtils.waitForFxEvents(6);
            write(
                    "target/message-pane-" + name + "-" + (int) size[0] + ".png",
                    fx(() -> stage.getScene().snapshot(null)));
        }
    }

    private static void write(String file, WritableImage image) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        ImageIO.write(copy, "png", new File(file));
    }

    private static void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError("Not within a minute", e);
        }
    }

    private static void fx(Runnable action) {
        fx(() -> {
            action.run();
            return true;
        });
    }

    private static <T> T fx(Callable<T> action) {
        T result = WaitForAsyncUtils.waitForAsyncFx(60_000, action);
        WaitForAsyncUtils.waitForFxEvents(2);
        return result;
    }
}

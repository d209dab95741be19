// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.util.StringConverter;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.PanelKeys;
import org.topiary.app.ui.Popover;
import org.topiary.app.ui.TextScale;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.message.FilterChoice;
import org.topiary.app.viewmodel.message.ValueViewModel;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.decode.Decoder;

/** Chooses the decoder of the topics that a filter matches, next to the menu of decoders. */
final class FilterPane extends VBox {
    private static final double WIDTH = 360;

    private final String topic;
    private final TextField filter = BoundedText.topic();
    private final ComboBox<String> decoders = new ComboBox<>();
    private final Label problem = new Label();
    private final Button apply = new Button(Texts.get("message.view.filter.apply"));

    /**
     * @param topic for which the filter counts
     * @param choice the decoder that is offered first
     */
    private FilterPane(ValueViewModel value, String topic, String choice, double scale) {
        this.topic = topic;
        setId("decoder-filter");
        getStyleClass().add("decoder-filter");
        setPrefWidth(WIDTH * scale);
        Label title = new Label(Texts.get("message.view.filter.title"));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        List<String> proposals = FilterChoice.proposals(topic);
        filter.setId("decoder-filter-text");
        filter.setAccessibleText(Texts.get("message.view.filter.text"));
        filter.setText(proposals.getFirst());
        problem.setId("decoder-filter-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add("field-error");
        filter.textProperty().subscribe(text -> check());
        FlowPane links = new FlowPane();
        links.getStyleClass().add("decoder-filter-proposals");
        proposals.forEach(each -> links.getChildren().add(link(each)));
        decoders.setId("decoder-filter-decoder");
        decoders.setAccessibleText(Texts.get("message.view"));
        decoders.setMaxWidth(Double.MAX_VALUE);
        decoders.getItems()
                .setAll(Stream.concat(
                                Stream.of(Decoding.AUTOMATIC, choice),
                                value.decoding().decoders().all().stream()
                                        .filter(Decoder::isOffered)
                                        .map(Decoder::id))
                        .distinct()
                        .toList());
        decoders.setConverter(new StringConverter<>() {
            @Override
            public String toString(String id) {
                return id == null || id.isEmpty()
                        ? Texts.get("message.view.automatic")
                        : value.decoding().labelOf(id);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        decoders.getSelectionModel().select(choice);
        apply.setId("decoder-filter-apply");
        apply.getStyleClass().add(Styles.ACCENT);
        HBox buttons = new HBox(apply);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(title, filter, links, problem, decoders, buttons);
    }

    private Hyperlink link(String proposal) {
        Hyperlink link = new Hyperlink(ForeignText.line(proposal));
        link.setOnAction(event -> {
            link.setVisited(false);
            filter.setText(proposal);
            filter.requestFocus();
        });
        return link;
    }

    private void check() {
        String sentence = FilterChoice.problem(filter.getText(), topic);
        problem.setText(sentence);
        apply.setDisable(!sentence.isEmpty());
    }

    /** Shows the pane below a control, until the decoder is chosen, Esc, or a click elsewhere. */
    static void show(ValueViewModel value, Node beside) {
        value.ruleTopic().ifPresent(topic -> {
            String chosen = value.choiceProperty().get();
            List<String> detected = value.shownProperty().get().detected();
            String choice = chosen.isEmpty() && !detected.isEmpty() ? detected.getFirst() : chosen;
            FilterPane pane = new FilterPane(value, topic, choice, TextScale.of(beside));
            Popup popup = Popover.show(pane, beside);
            Runnable apply = () -> {
                if (!pane.apply.isDisable()) {
                    popup.hide();
                    value.chooseFor(pane.filter.getText(), pane.decoders.getValue());
                }
            };
            pane.apply.setOnAction(event -> apply.run());
            PanelKeys.onEnter(pane.filter, apply);
            pane.filter.requestFocus();
        });
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.form;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.Panel;
import org.topiary.app.ui.PanelKeys;
import org.topiary.app.viewmodel.BrokerWords;
import org.topiary.app.viewmodel.form.ConnectionTestViewModel;
import org.topiary.mqtt.doctor.TestStep;

/** The steps of a connection test, one per line with its duration. */
public final class ConnectionTestPanel extends Panel {
    private final ConnectionTestViewModel model;
    private final VBox lines = new VBox();
    private final Button close;

    /** @param leave closes the panel */
    public ConnectionTestPanel(ConnectionTestViewModel model, Runnable leave) {
        super(Texts.get("test.title", model.profile().name()), Feather.ACTIVITY);
        this.model = model;
        getStyleClass().add("test-panel");
        lines.getStyleClass().add("test-steps");
        setContent(lines, problem(), question());
        Button copy = addButton("test-copy", "test.copy", this::copy);
        copy.setMinWidth(Region.USE_PREF_SIZE);
        Runnable end = () -> {
            model.cancel();
            leave.run();
        };
        close = addButton("test-close", "form.cancel", end);
        model.runningProperty()
                .subscribe(running -> close.setText(Texts.get(running ? "form.cancel" : "dialog.close")));
        model.steps().addListener((ListChangeListener<TestStep>) change -> fill());
        fill();
        PanelKeys.panel(this, () -> {}, end);
    }

    private Label problem() {
        Label problem = words("");
        problem.setId("test-problem");
        problem.getStyleClass().add("field-error");
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private HBox question() {
        Label text = words("");
        text.setId("test-question");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button no = new Button(Texts.get("test.publish.no"));
        no.setId("test-publish-no");
        no.setOnAction(event -> model.answer(false));
        Button yes = new Button(Texts.get("test.publish.yes"));
        yes.setId("test-publish-yes");
        yes.setOnAction(event -> model.answer(true));
        no.setMinWidth(Region.USE_PREF_SIZE);
        yes.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(text, no, yes);
        box.getStyleClass().addAll("start-bar", "problem-bar");
        model.askedProperty().subscribe(asked -> {
            box.setVisible(asked != null);
            box.setManaged(asked != null);
            if (asked != null) {
                text.setText(Texts.get("test.publish.ask", asked.topic()));
                // The harmless answer has the focus.
                no.requestFocus();
            } else if (getScene() != null) {
                close.requestFocus();
            }
        });
        return box;
    }

    private void fill() {
        lines.getChildren()
                .setAll(model.steps().stream().map(ConnectionTestPanel::line).toList());
    }

    private static Node line(TestStep step) {
        Icon mark = new Icon(
                switch (step.state()) {
                    case WAITING -> Feather.CIRCLE;
                    case RUNNING -> Feather.LOADER;
                    case DONE -> Feather.CHECK_CIRCLE;
                    case WARNING -> Feather.ALERT_TRIANGLE;
                    case FAILED -> Feather.X_CIRCLE;
                    case SKIPPED, NOT_REACHED -> Feather.MINUS_CIRCLE;
                });
        Label title = new Label(ConnectionTestViewModel.title(step), mark);
        title.getStyleClass().add("test-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Label took = new Label(ConnectionTestViewModel.took(step));
        took.setMinWidth(Region.USE_PREF_SIZE);
        took.getStyleClass().add("test-took");
        VBox box = new VBox(new HBox(title, took));
        for (String text :
                new String[] {Texts.get(step.summary()), Texts.get(step.advice()), BrokerWords.line(step.reason())}) {
            if (!text.isEmpty()) {
                Label label = words(text);
                label.getStyleClass().add("test-words");
                box.getChildren().add(label);
            }
        }
        box.getStyleClass()
                .addAll(
                        "test-step",
                        switch (step.state()) {
                            case FAILED -> "failed";
                            case WARNING -> "warned";
                            case DONE -> "done";
                            default -> "quiet";
                        });
        box.setAccessibleRole(AccessibleRole.TEXT);
        box.setAccessibleText(Stream.of(
                        ConnectionTestViewModel.title(step),
                        ConnectionTestViewModel.state(step),
                        Texts.get(step.summary()),
                        Texts.get(step.advice()),
                        BrokerWords.line(step.reason()),
                        ConnectionTestViewModel.took(step))
                .filter(text -> !text.isEmpty())
                .map(text -> text.endsWith(".") ? text : text + ".")
                .collect(Collectors.joining(" ")));
        // Lets screen readers reach the lines with the Tab key.
        box.setFocusTraversable(step.isOver());
        return box;
    }

    private void copy() {
        Clip.copy(model.report());
    }

    @Override
    public void focusFirst() {
        close.requestFocus();
    }
}

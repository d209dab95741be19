// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;

/**
 * Questions and sheets inside the window. The content behind is disabled meanwhile, so that it receives no keys, and
 * gets the focus back afterwards.
 */
public final class InWindowDialogs extends StackPane {
    /** The look of a button, by its effect. */
    public enum Kind {
        PLAIN,
        /** The expected answer, unless the user has reasons against it; has the focus. */
        DEFAULT,
        /** The answer that the question leads to, but not one to give by pressing Enter once too often. */
        ACCENT,
        /** Cannot be undone, or is unsafe. */
        DANGER
    }

    /**
     * One answer to a question.
     *
     * @param answer the value with which {@link #choose} completes
     * @param label the text of the button, a verb
     */
    public record Choice(String answer, String label, Kind kind) {}

    private final Node behind;
    private Runnable onClose = () -> {};
    private @Nullable Node focusedBefore;
    /** The node that gets the focus when a question opens. */
    private @Nullable Node first;

    /** @param behind everything that must not be used while a sheet is open */
    public InWindowDialogs(Node behind) {
        this.behind = behind;
        getStyleClass().add("dialog-scrim");
        FocusOrder.keepIn(this);
        visibleProperty().bind(Bindings.isNotEmpty(getChildren()));
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    public boolean isOpen() {
        return !getChildren().isEmpty();
    }

    /** Asks before an action that cannot be undone; completes with false also when the question is closed. */
    public CompletableFuture<Boolean> ask(String title, String text, String actionLabel) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Button action = new Button(actionLabel);
        action.setId("dialog-action");
        action.getStyleClass().add(Styles.DANGER);
        action.setOnAction(event -> {
            answer.complete(true);
            close();
        });
        Button cancel = closeButton(Texts.get("dialog.cancel"));
        Label body = new Label(text);
        body.setWrapText(true);
        // The harmless answer has the focus, so that Enter pressed too often does no harm.
        open(title, body, List.of(cancel, action), cancel);
        onClose = () -> answer.complete(false);
        return answer;
    }

    /**
     * Asks before an action that can be undone, but must not happen unasked; completes with false also when the
     * question is closed.
     */
    public CompletableFuture<Boolean> confirm(String title, String text, String actionLabel) {
        return choose(title, new Label(text), List.of(new Choice("action", actionLabel, Kind.ACCENT)))
                .thenApply("action"::equals);
    }

    /**
     * Asks a question with several answers and a cancel button, which has the focus unless an answer is the
     * {@link Kind#DEFAULT}.
     *
     * @return the chosen answer; an empty text when the question is closed
     */
    public CompletableFuture<String> choose(String title, Node content, List<Choice> choices) {
        return choose(title, content, new Pane(), choices);
    }

    /**
     * Like {@link #choose(String, Node, List)}, with a region that stays visible however far the content is scrolled.
     *
     * @param below placed between content and buttons; never shrinks
     */
    public CompletableFuture<String> choose(String title, Node content, Region below, List<Choice> choices) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Button focused = closeButton(Texts.get("dialog.cancel"));
        List<Button> buttons = new ArrayList<>(List.of(focused));
        for (Choice choice : choices) {
            Button button = new Button(choice.label());
            button.setId("dialog-" + choice.answer());
            button.setOnAction(event -> {
                // Closed before the future completes: the answer may open another question.
                onClose = () -> {};
                close();
                answer.complete(choice.answer());
            });
            switch (choice.kind()) {
                case PLAIN -> {}
                case DANGER -> button.getStyleClass().add(Styles.DANGER);
                case ACCENT -> button.getStyleClass().add(Styles.ACCENT);
                case DEFAULT -> {
                    button.getStyleClass().add(Styles.ACCENT);
                    focused = button;
                }
            }
            buttons.add(button);
        }
        open(title, scrolling(content), below, buttons, focused);
        onClose = () -> answer.complete("");
        return answer;
    }

    private static Node scrolling(Node content) {
        if (content instanceof Label text) {
            text.setWrapText(true);
            return text;
        }
        // In a low window the sheet takes the available height.
        StackPane column = new StackPane(content);
        column.getStyleClass().add("dialog-content");
        ScrollPane scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add(Tweaks.EDGE_TO_EDGE);
        GuideTopic.of(content).ifPresent(topic -> topic.mark(scroll));
        // A scroll pane knows the height of wrapped text only after it has its width.
        column.heightProperty().subscribe(height -> scroll.setPrefViewportHeight(height.doubleValue() + 1));
        // Aligns the column with title and buttons.
        VBox.setMargin(scroll, new Insets(-2, -16, -2, -4));
        return scroll;
    }

    /** Shows a sheet to read. */
    public void show(String title, Node content) {
        Button close = closeButton(Texts.get("dialog.close"));
        open(title, scrolling(content), List.of(close), close);
    }

    /**
     * Shows a sheet to fill in.
     *
     * @param action applies the input, and closes the sheet if the input is valid
     */
    public void edit(String title, Node content, Button action) {
        Button close = closeButton(Texts.get("dialog.cancel"));
        open(title, scrolling(content), List.of(close, action), close);
    }

    /**
     * Shows a sheet that fills the window and has its own way to close.
     *
     * @param focus moves the focus into the sheet
     * @param closed run after the sheet is closed
     */
    public void fill(Node sheet, Runnable focus, Runnable closed) {
        close();
        focusedBefore = getScene().getFocusOwner();
        behind.setDisable(true);
        getChildren().setAll(sheet);
        applyCss();
        focus.run();
        onClose = closed;
    }

    /** Moves the focus into the open sheet, unless it is already there. */
    public void takeFocus() {
        for (Node each = getScene().getFocusOwner(); each != null; each = each.getParent()) {
            if (each.equals(this)) {
                return;
            }
        }
        if (first != null) {
            first.requestFocus();
        }
    }

    private Button closeButton(String text) {
        Button button = new Button(text);
        button.setId("dialog-cancel");
        button.setOnAction(event -> close());
        return button;
    }

    /** @param answers pressing the first one cancels the question */
    private void open(String title, Node content, List<Button> answers, Button focused) {
        open(title, content, new Pane(), answers, focused);
    }

    private void open(String title, Node content, Region below, List<Button> answers, Button focused) {
        close();
        focusedBefore = getScene().getFocusOwner();
        Label heading = new Label(title);
        heading.getStyleClass().add(Styles.TITLE_4);
        heading.setWrapText(true);
        ButtonBar buttons = new ButtonBar();
        ButtonBar.setButtonData(answers.getFirst(), ButtonBar.ButtonData.CANCEL_CLOSE);
        answers.subList(1, answers.size())
                .forEach(other -> ButtonBar.setButtonData(other, ButtonBar.ButtonData.OK_DONE));
        buttons.getButtons().addAll(answers);
        List.of(content, buttons).forEach(FocusRegions::mark);
        below.setMinHeight(USE_PREF_SIZE);
        below.setManaged(!below.getChildrenUnmodifiable().isEmpty());
        VBox sheet = new VBox(heading, content, below, buttons);
        sheet.getStyleClass().add("dialog-sheet");
        GuideTopic.of(content).ifPresent(topic -> topic.mark(sheet));
        sheet.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        behind.setDisable(true);
        getChildren().setAll(sheet);
        // The button bar adds its buttons to the scene when it gets its skin; before that they cannot take the focus.
        applyCss();
        first = focused;
        focused.requestFocus();
    }

    /** Closes the open question or sheet, as if the user cancelled it. */
    public void close() {
        if (!isOpen()) {
            return;
        }
        getChildren().clear();
        behind.setDisable(false);
        if (focusedBefore != null) {
            focusedBefore.requestFocus();
        }
        // The nodes may belong to a session that ends, or hold what the user entered.
        focusedBefore = null;
        first = null;
        Runnable closed = onClose;
        onClose = () -> {};
        closed.run();
    }
}

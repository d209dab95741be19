// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.guide;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.FocusRegions;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.IconButton;
import org.topiary.app.viewmodel.guide.GuidePage;
import org.topiary.app.viewmodel.guide.GuideViewModel;

/** The guide as a sheet: the list of pages at the left, the current page at the right. */
public final class GuideView extends BorderPane {
    /** The share of the visible height that a page key scrolls. */
    private static final double PAGE_SHARE = 0.9;

    private final GuideViewModel model;
    private final BooleanSupplier dark;
    private final ListView<GuidePage> pages;
    private final VBox text = new VBox();
    private final ScrollPane scroll = new ScrollPane(text);
    private final Subscription shown;

    /**
     * @param dark whether the current theme is dark
     * @param close closes the sheet
     */
    public GuideView(GuideViewModel model, BooleanSupplier dark, Runnable close) {
        this.model = model;
        this.dark = dark;
        setId("guide");
        getStyleClass().addAll("dialog-sheet", "guide");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(Texts.get("guide.title"));
        pages = list();
        text.getStyleClass().add("guide-page");
        scroll.setId("guide-text");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "guide-scroll");
        Label title = new Label(Texts.get("guide.title"), new Icon(Feather.BOOK_OPEN));
        title.getStyleClass().addAll(Styles.TITLE_4, "panel-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button leave = new IconButton(Feather.X, Texts.get("guide.close"), close).withId("guide-close");
        HBox header = new HBox(title, leave);
        header.getStyleClass().add("guide-header");
        List.of(header, pages, scroll).forEach(FocusRegions::mark);
        setTop(header);
        setLeft(pages);
        setCenter(scroll);
        // A list consumes Escape.
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
        shown = Subscription.combine(
                model.pageProperty().subscribe(this::show),
                model.problemProperty().subscribe(this::showProblem));
    }

    private ListView<GuidePage> list() {
        ListView<GuidePage> list = new ListView<>(model.pages());
        list.setId("guide-pages");
        list.setAccessibleText(Texts.get("guide.pages"));
        list.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "guide-pages");
        list.setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable GuidePage page, boolean empty) {
                super.updateItem(page, empty);
                setText(page == null || empty ? null : page.title());
            }
        });
        list.getSelectionModel().selectedItemProperty().subscribe(page -> {
            if (page != null) {
                model.open(page.name());
            }
        });
        // The list is short: its page keys scroll the text instead.
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.PAGE_DOWN || event.getCode() == KeyCode.SPACE) {
                scrollBy(PAGE_SHARE);
            } else if (event.getCode() == KeyCode.PAGE_UP) {
                scrollBy(-PAGE_SHARE);
            } else {
                return;
            }
            event.consume();
        });
        return list;
    }

    private void scrollBy(double share) {
        double seen = scroll.getViewportBounds().getHeight();
        double hidden = text.getHeight() - seen;
        if (hidden > 0) {
            scroll.setVvalue(Math.clamp(scroll.getVvalue() + share * seen / hidden, 0, 1));
        }
    }

    private void show(@Nullable GuidePage page) {
        if (page == null) {
            return;
        }
        boolean linkHadFocus = getScene() != null && isIn(text, getScene().getFocusOwner());
        text.getChildren().setAll(new PageBlocks(dark.getAsBoolean(), model::follow).of(page.text()));
        scroll.setAccessibleText(page.title());
        scroll.setVvalue(0);
        pages.getSelectionModel().select(page);
        if (linkHadFocus) {
            // The link that had the focus is gone.
            scroll.requestFocus();
        }
    }

    private void showProblem(String problem) {
        if (!problem.isEmpty()) {
            Label sentence = new Label(problem);
            sentence.setId("guide-problem");
            sentence.setWrapText(true);
            text.getChildren().setAll(sentence);
            scroll.setAccessibleText(problem);
        }
    }

    private static boolean isIn(VBox box, javafx.scene.@Nullable Node node) {
        for (javafx.scene.Node each = node; each != null; each = each.getParent()) {
            if (each.equals(box)) {
                return true;
            }
        }
        return false;
    }

    /** Moves the focus to the list of pages, in which the arrow keys select. */
    public void focusFirst() {
        pages.requestFocus();
    }

    /** Releases the view-model; the view must not be used afterwards. */
    public void dispose() {
        shown.unsubscribe();
    }
}

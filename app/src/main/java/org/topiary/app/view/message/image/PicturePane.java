// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message.image;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.IconButton;
import org.topiary.app.viewmodel.message.ValueViewModel;
import org.topiary.app.viewmodel.message.image.PictureSource;
import org.topiary.app.viewmodel.message.image.PictureViewModel;
import org.topiary.app.viewmodel.message.image.ShownPicture;

/**
 * A picture, as large as the pane allows but not larger than it is, or in a scale of the user, with its format and size
 * below. JavaFX application thread.
 */
public final class PicturePane {
    private static final double STEP = 1.25;
    private static final double SMALLEST = 0.05;
    private static final double LARGEST = 16;
    /** In pixels; around the picture, so that no scroll bar appears when it fits. */
    private static final double MARGIN = 4;

    private final PictureViewModel<Image> model;
    private final Consumer<String> problem;
    private final ImageView view = new ImageView();
    private final StackPane middle = new StackPane(view);
    private final ScrollPane scroll = new ScrollPane(middle);
    private final Label label = new Label();
    private final Label zoom = new Label();
    private final VBox root;

    /** The scale that the user chose; 0: fit to the pane. */
    private double chosen;

    /** @param problem receives why a picture cannot be drawn, empty if it can, whenever that changes */
    public PicturePane(ValueViewModel value, Consumer<String> problem) {
        this.model = value.pictures(new Pictures());
        this.problem = problem;
        view.setId("message-picture");
        view.setPreserveRatio(true);
        label.setId("message-picture-size");
        label.setMinWidth(0);
        zoom.setId("message-picture-zoom");
        zoom.getStyleClass().add(Styles.TEXT_MUTED);
        scroll.setPannable(true);
        scroll.getStyleClass().add("picture-scroll");
        scroll.setAccessibleText(Texts.get("message.picture"));
        scroll.setFocusTraversable(true);
        scroll.addEventFilter(ScrollEvent.SCROLL, this::onScroll);
        scroll.viewportBoundsProperty().subscribe(bounds -> {
            middle.setMinSize(bounds.getWidth(), bounds.getHeight());
            layOut();
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(
                label,
                space,
                zoom,
                new IconButton(Feather.ZOOM_OUT, Texts.get("message.picture.smaller"), () -> zoomBy(1 / STEP))
                        .withId("message-picture-smaller")
                        .small(),
                new IconButton(Feather.ZOOM_IN, Texts.get("message.picture.larger"), () -> zoomBy(STEP))
                        .withId("message-picture-larger")
                        .small(),
                button("message.picture.actual", "message-picture-actual", 1),
                button("message.picture.fit", "message-picture-fit", 0));
        bar.getStyleClass().add("picture-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMinHeight(Region.USE_PREF_SIZE);
        root = new VBox(scroll, bar);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root.getStyleClass().add("picture-pane");
    }

    private Button button(String text, String id, double scale) {
        Button button = new Button(Texts.get(text));
        button.setId(id);
        button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> choose(scale));
        return button;
    }

    public Node root() {
        return root;
    }

    public void takeFocus() {
        scroll.requestFocus();
    }

    /** Shows a picture; the image follows when it has been read. */
    public void show(PictureSource source) {
        model.show(source);
    }

    /** Releases the picture. */
    public void clear() {
        model.clear();
    }

    /** Releases the picture at the end. */
    public Subscription bind() {
        return model.shownProperty().subscribe(this::show).and(this::clear);
    }

    private void show(ShownPicture<Image> shown) {
        Image image = shown.image();
        if (image == null) {
            chosen = 0;
        }
        view.setImage(image);
        label.setText(shown.label());
        problem.accept(shown.problem());
        layOut();
    }

    private void onScroll(ScrollEvent event) {
        if (event.isShortcutDown()) {
            if (event.getDeltaY() != 0) {
                zoomBy(event.getDeltaY() > 0 ? STEP : 1 / STEP);
            }
            event.consume();
        }
    }

    private void zoomBy(double factor) {
        choose(Math.clamp(scale() * factor, SMALLEST, LARGEST));
    }

    private void choose(double scale) {
        chosen = scale;
        layOut();
    }

    private double scale() {
        Image image = view.getImage();
        if (image == null || image.getWidth() == 0 || image.getHeight() == 0) {
            return 1;
        }
        if (chosen > 0) {
            return chosen;
        }
        double width = Math.max(1, scroll.getViewportBounds().getWidth() - MARGIN);
        double height = Math.max(1, scroll.getViewportBounds().getHeight() - MARGIN);
        return Math.min(1, Math.min(width / image.getWidth(), height / image.getHeight()));
    }

    private void layOut() {
        Image image = view.getImage();
        double scale = scale();
        if (image != null) {
            view.setFitWidth(Math.max(1, image.getWidth() * scale));
            view.setFitHeight(Math.max(1, image.getHeight() * scale));
        }
        // Enlarged, the pixels are what the user looks for.
        view.setSmooth(scale <= 1);
        zoom.setText(image == null ? "" : Texts.get("message.picture.zoom", Math.round(scale * 100)));
    }
}

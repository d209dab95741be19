// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.topiary.app.viewmodel.guide.Guide;

/** Creates a node for each block of a page; supports the subset of Markdown that the guide uses. */
final class PageBlocks {
    private static final int KEYS_ON_A_LINE = 3;

    private final boolean dark;
    private final ParagraphFlow words;

    /**
     * @param dark whether to use the dark variant of a picture, where there is one
     * @param follow called with the target of a clicked link
     */
    PageBlocks(boolean dark, Consumer<String> follow) {
        this.dark = dark;
        words = new ParagraphFlow(follow);
    }

    /**
     * All blocks of a page, a list item or another container.
     *
     * @throws IllegalStateException if it uses unsupported Markdown
     */
    List<Region> of(Node parent) {
        List<Region> blocks = new ArrayList<>();
        for (Node each = parent.getFirstChild(); each != null; each = each.getNext()) {
            blocks.add(block(each));
        }
        return blocks;
    }

    private Region block(Node node) {
        return switch (node) {
            case Heading heading -> words.flow(heading, "guide-heading-" + heading.getLevel());
            case Paragraph paragraph
            when paragraph.getFirstChild() instanceof org.commonmark.node.Image picture && picture.getNext() == null ->
                picture(picture);
            case Paragraph paragraph -> words.flow(paragraph, "guide-paragraph");
            case BulletList list -> list(list, 0);
            case OrderedList list -> list(list, list.getMarkerStartNumber());
            case FencedCodeBlock code -> code(code);
            case TableBlock table -> table(table);
            default -> throw ParagraphFlow.notDrawn(node);
        };
    }

    /** @param first the number of the first item; 0 for bullets */
    private Region list(Node list, int first) {
        VBox items = new VBox();
        items.getStyleClass().add("guide-list");
        int number = first;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            Label mark = new Label(first == 0 ? "•" : number + ".");
            mark.getStyleClass().add("guide-mark");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            number++;
            VBox content = new VBox();
            content.getStyleClass().add("guide-item");
            content.getChildren().setAll(of(item));
            HBox.setHgrow(content, Priority.ALWAYS);
            items.getChildren().add(new HBox(mark, content));
        }
        return items;
    }

    private static Region code(FencedCodeBlock block) {
        Label code = new Label(block.getLiteral().stripTrailing());
        code.setWrapText(true);
        code.setMaxWidth(Double.MAX_VALUE);
        code.setMinHeight(Region.USE_PREF_SIZE);
        code.getStyleClass().add("guide-code-block");
        return code;
    }

    /** In its own size, or scaled down to the available width. */
    private Region picture(org.commonmark.node.Image picture) {
        String link = picture.getDestination();
        String darkLink = link.replace("-light.png", "-dark.png");
        String chosen = dark && Guide.picture(darkLink).isPresent() ? darkLink : link;
        String source = Guide.picture(chosen)
                .orElseThrow(() -> new IllegalStateException(
                        "The picture " + chosen + " of the guide is missing from the program"))
                .toExternalForm();
        ImageView view = new ImageView();
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        view.setAccessibleText(Guide.plain(picture));
        Frame frame = new Frame(view);
        Image image = new Image(source, true);
        image.progressProperty().subscribe(progress -> frame.requestLayout());
        view.setImage(image);
        return frame;
    }

    private Region table(TableBlock table) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("guide-table");
        int row = 0;
        int columns = 0;
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            boolean head = switch (part) {
                case TableHead _ -> true;
                case TableBody _ -> false;
                default -> throw ParagraphFlow.notDrawn(part);
            };
            for (Node line = part.getFirstChild(); line instanceof TableRow; line = line.getNext()) {
                int column = 0;
                for (Node cell = line.getFirstChild(); cell instanceof TableCell; cell = cell.getNext()) {
                    if (cell.getFirstChild() != null) {
                        grid.add(cell(cell, head), column, row);
                    }
                    column++;
                }
                columns = Math.max(columns, column);
                row++;
            }
        }
        for (int i = 0; i < columns; i++) {
            ColumnConstraints constraints = new ColumnConstraints();
            if (i == 0) {
                // Names and keys do not wrap; their descriptions share the remaining width.
                constraints.setMinWidth(Region.USE_PREF_SIZE);
            } else {
                constraints.setHgrow(Priority.ALWAYS);
                constraints.setMinWidth(0);
            }
            grid.getColumnConstraints().add(constraints);
        }
        return grid;
    }

    private Region cell(Node cell, boolean head) {
        List<Node> parts = new ArrayList<>();
        for (Node each = cell.getFirstChild(); each != null; each = each.getNext()) {
            parts.add(each);
        }
        boolean caps = parts.stream()
                .allMatch(part -> part instanceof Code
                        || (part instanceof Text text && text.getLiteral().isBlank()));
        if (!caps) {
            return words.flow(cell, head ? "guide-head" : "guide-cell");
        }
        VBox lines = new VBox();
        lines.getStyleClass().add("guide-keys");
        int count = 0;
        HBox line = new HBox();
        for (Node part : parts) {
            if (part instanceof Code code) {
                if (count++ % KEYS_ON_A_LINE == 0) {
                    line = new HBox();
                    line.getStyleClass().add("guide-keys-line");
                    lines.getChildren().add(line);
                }
                line.getChildren().add(ParagraphFlow.cap(code));
            }
        }
        return lines;
    }

    /** A picture with a border, no wider than the picture itself. */
    private static final class Frame extends Region {
        private final ImageView view;

        Frame(ImageView view) {
            this.view = view;
            getStyleClass().add("guide-picture");
            getChildren().add(view);
        }

        @Override
        public javafx.geometry.Orientation getContentBias() {
            return javafx.geometry.Orientation.HORIZONTAL;
        }

        private double sides() {
            return snappedLeftInset() + snappedRightInset();
        }

        private double imageWidth() {
            return view.getImage() == null ? 0 : view.getImage().getWidth();
        }

        @Override
        protected double computeMinWidth(double height) {
            return 0;
        }

        @Override
        protected double computePrefWidth(double height) {
            return imageWidth() + sides();
        }

        @Override
        protected double computeMaxWidth(double height) {
            return imageWidth() + sides();
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }

        @Override
        protected double computePrefHeight(double width) {
            double natural = imageWidth();
            double shown = width < 0 ? natural : Math.min(natural, width - sides());
            double ratio = natural <= 0 ? 0 : view.getImage().getHeight() / natural;
            return shown * ratio + snappedTopInset() + snappedBottomInset();
        }

        @Override
        protected void layoutChildren() {
            view.setFitWidth(Math.max(1, Math.min(imageWidth(), getWidth() - sides())));
            view.relocate(snappedLeftInset(), snappedTopInset());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.PseudoLocale;

/**
 * Finds words on the screen that do not come from the bundle, and words that are cut off, while the program runs in the
 * made-up language. JavaFX application thread.
 */
final class ShownWords {
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2}");

    /** Style classes of nodes that show what a user or a broker wrote. */
    private static final Set<String> DATA = Set.of(
            "topic-name",
            "search-hit-text",
            "topic-preview",
            "device-name",
            "device-value",
            "device-metric",
            "field-row",
            "change-row",
            "value-cell",
            "value-column",
            "card-name",
            "start-folder",
            "breadcrumb-path",
            "preview",
            "paragraph-text",
            "session-tab",
            "choice-note",
            "import-choice");

    /** Ids of nodes that show what a broker wrote. */
    private static final Set<String> DATA_IDS = Set.of("field-path", "field-bytes");

    /**
     * What is the same in all languages: lines of a hex dump, quoted text of others, times, names with punctuation or
     * digits in them, protocols, units.
     */
    private static final Pattern SAME_EVERYWHERE = Pattern.compile(
            "^[0-9a-f]{8}  .*$|“[^”]*”|\"[^\"]*\"|[A-Z][a-z]{2} \\d{1,2}, \\d{4}|\\b[AP]M\\b|\\b[0-9A-F]{4}\\b"
                    + "|\\S*[\\d._/:@=]\\S*|\\b(?:MQTT|TLS|JSON|TCP|EC|RSA|AUTH|CONNACK|msg|min|ms|[KMG]iB|SHA|SCRAM)\\b");

    private final Rectangle2D part;
    private final List<String> found = new ArrayList<>();

    private ShownWords(Rectangle2D part) {
        this.part = part;
    }

    /** The faults in a part of a scene, each with the node that shows it. */
    static List<String> in(Parent root, Rectangle2D part) {
        ShownWords words = new ShownWords(part);
        words.look(root);
        return words.found;
    }

    private void look(Node node) {
        if (!node.isVisible() || isData(node)) {
            return;
        }
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        boolean shown = bounds.getWidth() > 0
                && part.intersects(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
        if (shown) {
            read(node);
        }
        if (node instanceof Parent parent && !(node instanceof TextInputControl)) {
            parent.getChildrenUnmodifiable().forEach(this::look);
        }
    }

    private void read(Node node) {
        switch (node) {
            case Labeled labeled -> {
                translated(node, "text", labeled.getText());
                whole(labeled);
            }
            case TextInputControl input -> translated(node, "prompt", input.getPromptText());
            case Text text when !(node.getParent() instanceof Labeled) -> translated(node, "text", text.getText());
            default -> {}
        }
        if (node instanceof Control control && control.getTooltip() != null) {
            translated(node, "tooltip", control.getTooltip().getText());
        }
        translated(node, "accessible text", node.getAccessibleText());
    }

    private void translated(Node node, String what, @Nullable String text) {
        if (text != null
                && !PseudoLocale.isTranslated(text)
                && LETTERS.matcher(SAME_EVERYWHERE.matcher(text).replaceAll("")).find()) {
            found.add("untranslated " + what + " of " + path(node) + ": "
                    + text.lines().findFirst().orElse(""));
        }
    }

    private void whole(Labeled labeled) {
        String text = labeled.getText();
        if (text == null || !PseudoLocale.isTranslated(text)) {
            return;
        }
        labeled.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(shown -> shown.getText().endsWith(labeled.getEllipsisString())
                        && !shown.getText().equals(text))
                .forEach(shown -> found.add("cut text of " + path(labeled) + ": " + shown.getText() + "  <  " + text));
    }

    private static boolean isData(Node node) {
        return node.getStyleClass().stream().anyMatch(DATA::contains)
                || (node.getId() != null && DATA_IDS.contains(node.getId()))
                || isPartOfLine(node);
    }

    /** Whether a node shows a line of bytes in parts, some of them marked. */
    private static boolean isPartOfLine(Node node) {
        return node instanceof HBox
                && node.getParent() instanceof ListCell<?> cell
                && cell.getListView().getStyleClass().contains("value-lines");
    }

    private static String path(Node node) {
        List<String> names = new ArrayList<>();
        for (Node each = node; each != null && names.size() < 4; each = each.getParent()) {
            names.addFirst(
                    each.getId() != null ? "#" + each.getId() : each.getClass().getSimpleName() + each.getStyleClass());
            if (each.getId() != null) {
                break;
            }
        }
        return String.join(" > ", names);
    }
}

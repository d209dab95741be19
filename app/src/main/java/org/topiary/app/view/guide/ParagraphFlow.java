// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.topiary.app.ui.PanelKeys;
import org.topiary.app.viewmodel.guide.Guide;
import org.topiary.app.viewmodel.guide.GuideViewModel;

/** Converts the text of a paragraph, a heading or a cell to a flow of texts and links. */
final class ParagraphFlow {
    private final Consumer<String> follow;

    /** @param follow called with the target of a clicked link */
    ParagraphFlow(Consumer<String> follow) {
        this.follow = follow;
    }

    /** @param style of the flow, and of each text in it */
    TextFlow flow(Node parent, String style) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add(style);
        flow.setAccessibleRole(AccessibleRole.TEXT);
        flow.setAccessibleText(Guide.plain(parent));
        add(flow, parent, List.of("guide-text", style + "-text"));
        return flow;
    }

    private void add(TextFlow flow, Node parent, List<String> styles) {
        for (Node each = parent.getFirstChild(); each != null; each = each.getNext()) {
            switch (each) {
                case org.commonmark.node.Text text -> flow.getChildren().add(text(text.getLiteral(), styles));
                case SoftLineBreak _ -> flow.getChildren().add(text(" ", styles));
                case HardLineBreak _ -> flow.getChildren().add(text("\n", styles));
                case StrongEmphasis strong -> add(flow, strong, with(styles, "guide-strong"));
                case Emphasis emphasis -> add(flow, emphasis, with(styles, "guide-emphasis"));
                case Code code -> flow.getChildren().add(text(code.getLiteral(), with(styles, "guide-code")));
                case Link link -> flow.getChildren().add(link(link));
                default -> throw notDrawn(each);
            }
        }
    }

    private static List<String> with(List<String> styles, String more) {
        List<String> all = new ArrayList<>(styles);
        all.add(more);
        return all;
    }

    private static Text text(String words, List<String> styles) {
        Text text = new Text(words);
        text.getStyleClass().addAll(styles);
        return text;
    }

    private Hyperlink link(Link link) {
        Hyperlink shown = new Hyperlink(Guide.plain(link));
        shown.getStyleClass().add("guide-link");
        shown.setOnAction(event -> follow.accept(link.getDestination()));
        PanelKeys.fireOnEnter(shown);
        if (GuideViewModel.isWeb(link.getDestination())) {
            shown.setTooltip(new Tooltip(link.getDestination()));
        }
        return shown;
    }

    /** Code that is the only content of a cell, such as a key. */
    static Label cap(Code code) {
        Label cap = new Label(code.getLiteral());
        cap.setMinWidth(Label.USE_PREF_SIZE);
        cap.getStyleClass().add("key-cap");
        return cap;
    }

    static IllegalStateException notDrawn(Node node) {
        return new IllegalStateException("The guide uses unsupported Markdown: " + node);
    }
}

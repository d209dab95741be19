// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.session;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Nodes;
import org.topiary.core.text.ForeignText;
import org.topiary.mqtt.Skip;

/** Offers to reconnect without the part that ended the connection; hidden when nothing can be left out. */
final class SkipButtons extends HBox {
    /** A filter may be 65,535 bytes long. */
    private static final double MAX_WIDTH = 320;

    private final Consumer<Skip> chosen;

    SkipButtons(Consumer<Skip> chosen) {
        super(8);
        this.chosen = chosen;
    }

    void show(List<Skip> skips) {
        getChildren().setAll(skips.stream().map(this::button).toList());
        getChildren().stream().limit(1).forEach(first -> first.getStyleClass().add(Styles.ACCENT));
        Nodes.show(this, !skips.isEmpty());
    }

    private Button button(Skip skip) {
        Button button = new Button();
        switch (skip) {
            case Skip.StoredMessages _ -> {
                button.setId("banner-skip-stored");
                button.setText(Texts.get("banner.skip.stored"));
                button.setTooltip(new Tooltip(Texts.get("banner.skip.stored.tip")));
            }
            case Skip.Filter left -> {
                button.setId("banner-skip-filter");
                button.setText(Texts.get("banner.skip.filter", ForeignText.line(left.filter())));
                button.setTooltip(new Tooltip(Texts.get("banner.skip.filter.tip")));
            }
        }
        // A filter may contain underscores, which do not mark mnemonics here.
        button.setMnemonicParsing(false);
        button.setMaxWidth(MAX_WIDTH);
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(event -> chosen.accept(skip));
        return button;
    }
}

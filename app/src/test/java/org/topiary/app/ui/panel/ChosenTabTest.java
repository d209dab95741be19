// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Theme;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.topiary.app.QuickRobot;
import org.topiary.app.TestWindows;
import org.topiary.app.WindowTest;
import org.topiary.app.ui.Contrast;
import org.topiary.app.ui.Icon;

/** In a narrow window a tab of a lens shows only its icon. */
@WindowTest
class ChosenTabTest {
    private final FxRobot robot = new QuickRobot();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theIconOfTheChosenLensIsSeen(boolean dark) throws TimeoutException {
        Theme theme = dark ? new PrimerDark() : new PrimerLight();
        Stage stage = TestWindows.stage();
        Icon icon = new Icon(Feather.TAG);
        robot.interact(() -> {
            Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
            ToggleButton tab = new ToggleButton("", icon);
            tab.getStyleClass().addAll(Styles.FLAT, "lens-tab");
            tab.setSelected(true);
            StackPane page = new StackPane(tab);
            page.getStyleClass().add("main-window");
            stage.setScene(new Scene(page, 100, 50));
            stage.getScene().getStylesheets().addAll("/org/topiary/app/topiary.css", "/org/topiary/app/session.css");
            stage.show();
            page.applyCss();
        });

        assertThat(Contrast.of(icon)).isGreaterThanOrEqualTo(Contrast.AA_BORDER);
        robot.interact(stage::hide);
    }
}

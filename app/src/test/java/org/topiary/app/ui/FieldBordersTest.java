// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.topiary.app.IntegrationTest;
import org.topiary.app.QuickRobot;
import org.topiary.app.TestWindows;

@IntegrationTest
class FieldBordersTest {
    private static final List<String> BORDERED = List.of(
            ".text-input",
            ".combo-box-base",
            ".choice-box",
            ".spinner",
            ".check-box > .box",
            ".radio-button > .radio",
            ".payload-editor");

    private final FxRobot robot = new QuickRobot();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_border_of_every_kind_of_field_is_seen(boolean dark) throws TimeoutException {
        Theme theme = dark ? new PrimerDark() : new PrimerLight();
        Stage stage = TestWindows.stage();
        Map<String, Double> contrasts = new TreeMap<>();
        robot.interact(() -> {
            Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
            // The first field has the focus and therefore a different border.
            VBox page = fields();
            stage.setScene(new Scene(page, 400, 500));
            stage.getScene().getStylesheets().addAll("/org/topiary/app/topiary.css", "/org/topiary/app/session.css");
            stage.show();
            page.requestFocus();
            page.applyCss();
            for (String each : BORDERED) {
                page.lookupAll(each)
                        .forEach(node -> contrasts.put(
                                node.getStyleClass() + " " + node.getClass().getSimpleName(),
                                Contrast.ofBorder((Region) node)));
            }
        });

        assertThat(contrasts).hasSizeGreaterThanOrEqualTo(BORDERED.size());
        assertThat(contrasts.entrySet()).allMatch(each -> each.getValue() >= Contrast.AA_BORDER);
        robot.interact(stage::hide);
    }

    private static VBox fields() {
        HBox payload = new HBox();
        payload.getStyleClass().add("payload-editor");
        VBox page = new VBox(
                new TextField(),
                new CustomTextField(),
                new PasswordField(),
                new TextArea(),
                new ComboBox<String>(),
                new ChoiceBox<String>(),
                new Spinner<Integer>(1, 2, 1),
                new CheckBox(),
                new RadioButton(),
                payload);
        page.getStyleClass().add("main-window");
        return page;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.credentials;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.ui.Panel;
import org.topiary.app.ui.PanelKeys;
import org.topiary.app.viewmodel.credentials.TroubleQuestion;

/** Says why the vault cannot be used, and offers the ways out. */
final class TroublePanel extends Panel {
    private final Button retry;

    TroublePanel(TroubleQuestion question) {
        super(question.title(), Feather.ALERT_TRIANGLE);
        Label message = words(question.message());
        message.setId("trouble-message");
        Label advice = words(question.advice());
        advice.setId("trouble-advice");
        advice.getStyleClass().add(Styles.TEXT_MUTED);
        advice.setVisible(!question.advice().isEmpty());
        advice.setManaged(advice.isVisible());
        setContent(message, advice);
        addButton("trouble-cancel", "form.cancel", question::cancel);
        if (question.isReplaceable()) {
            addButton("trouble-replace", "credentials.replace", question::replace);
        }
        addButton("trouble-without", "credentials.without", question::continueWithout);
        retry = addButton("trouble-retry", "credentials.retry", question::tryAgain);
        retry.getStyleClass().add(Styles.ACCENT);
        PanelKeys.panel(this, question::tryAgain, question::cancel);
    }

    @Override
    public void focusFirst() {
        retry.requestFocus();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.start;

import org.jspecify.annotations.Nullable;
import org.topiary.app.ui.FileQuestions;
import org.topiary.app.ui.GuideTopic;
import org.topiary.app.ui.Panel;
import org.topiary.app.view.credentials.CredentialsPanels;
import org.topiary.app.view.exchange.ExchangePanels;
import org.topiary.app.view.form.ConnectionFormView;
import org.topiary.app.view.form.ConnectionTestPanel;
import org.topiary.app.view.form.FormActions;
import org.topiary.app.view.start.Layers.Layer;
import org.topiary.app.viewmodel.credentials.Question;
import org.topiary.app.viewmodel.exchange.ExchangeViewModel;
import org.topiary.app.viewmodel.exchange.Sheet;
import org.topiary.app.viewmodel.form.ConnectionFormViewModel;
import org.topiary.app.viewmodel.form.ConnectionTestViewModel;
import org.topiary.app.viewmodel.start.PasswordPrompt;
import org.topiary.app.viewmodel.start.StartViewModel;

/** The panels over the cards: the form, its connection test, and the questions. */
final class StartPanels {
    private final StartViewModel model;
    private final ExchangeViewModel exchange;
    private final FileQuestions files;
    private final Layers layers;

    StartPanels(StartViewModel model, ExchangeViewModel exchange, FileQuestions files, Layers layers) {
        this.model = model;
        this.exchange = exchange;
        this.files = files;
        this.layers = layers;
    }

    /** Shows the panels that are open, and each that opens from now on. */
    void open() {
        model.editor().formProperty().subscribe(this::showForm);
        model.passwords().promptProperty().subscribe(this::showPrompt);
        model.editor().testProperty().subscribe(this::showTest);
        exchange.sheetProperty().subscribe(this::showSheet);
        model.credentials().questionProperty().subscribe(this::showQuestion);
    }

    private void showForm(@Nullable ConnectionFormViewModel form) {
        if (form == null) {
            layers.close(Layer.FORM);
        } else {
            ConnectionFormView view = new ConnectionFormView(form, actions(), files);
            layers.open(Layer.FORM, view, view::focusFirst);
        }
    }

    private void showTest(@Nullable ConnectionTestViewModel test) {
        if (test == null) {
            layers.close(Layer.TEST);
        } else {
            ConnectionTestPanel panel = new ConnectionTestPanel(test, model.editor()::closeTest);
            layers.open(Layer.TEST, panel, panel::focusFirst);
        }
    }

    private void showSheet(@Nullable Sheet sheet) {
        if (sheet == null) {
            layers.close(Layer.EXCHANGE);
        } else {
            Panel panel = ExchangePanels.of(sheet, files);
            GuideTopic.IMPORT_EXPORT.mark(panel);
            layers.open(Layer.EXCHANGE, panel, panel::focusFirst);
        }
    }

    private void showPrompt(@Nullable PasswordPrompt prompt) {
        if (prompt == null) {
            layers.close(Layer.PASSWORD);
        } else {
            PasswordPromptView view = new PasswordPromptView(prompt, model.passwords());
            layers.open(Layer.PASSWORD, view, view::focusFirst);
        }
    }

    private void showQuestion(@Nullable Question question) {
        if (question == null) {
            layers.close(Layer.CREDENTIALS);
        } else {
            Panel panel = CredentialsPanels.of(question);
            GuideTopic.CREDENTIALS.mark(panel);
            layers.open(Layer.CREDENTIALS, panel, panel::focusFirst);
        }
    }

    private FormActions actions() {
        return new FormActions() {
            @Override
            public void connect() {
                model.editor().connect();
            }

            @Override
            public void save() {
                model.editor().save();
            }

            @Override
            public void test() {
                model.editor().test();
            }

            @Override
            public void cancel() {
                model.editor().close();
            }
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.session;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fxmisc.richtext.GenericStyledArea;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.FocusRegions;
import org.topiary.app.ui.IconButton;
import org.topiary.app.ui.Nodes;
import org.topiary.app.ui.WholeText;
import org.topiary.app.viewmodel.BrokerWords;
import org.topiary.app.viewmodel.session.Redirection;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.core.text.ForeignText;
import org.topiary.mqtt.SessionState;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.SecretField;

/**
 * Explains over the lower part of the content why there is no connection: what happened, what it means, what to do.
 * Appears when the user must act; while the connection is restored automatically, only when it is opened.
 */
final class StateBanner extends VBox {
    /**
     * Pixels; low enough to keep the topics below visible: longer text ends with an ellipsis, and is complete in the
     * details.
     */
    private static final double MAX_SUMMARY_HEIGHT = 62;

    private static final double MAX_ADVICE_HEIGHT = 100;
    private static final int DETAIL_LINES = 12;

    private final Label summary = new Label();
    private final Label advice = new Label();
    private final PasswordField password = BoundedText.password();
    private final CheckBox keep = new CheckBox(Texts.get("banner.keep"));
    private final SessionViewModel model;
    private final Runnable onDismiss;
    private Phase shownPhase = Phase.DISCONNECTED;
    /** Whether the user opened it in this phase, or closed it. */
    private boolean opened;

    private boolean dismissed;
    private boolean secretIsMissing;
    private SecretField wanted = SecretField.PASSWORD;
    private final Button retry = new Button(Texts.get("banner.retry"));
    private final Button redirect = new Button();
    private final SkipButtons skips;
    private final Button certificate = new Button(Texts.get("banner.certificate"));
    private final Button details = new Button(Texts.get("banner.details"));

    /**
     * @param edit shows the settings of the connection; null when they are not saved
     * @param dialogs shows a certificate, or asks a question again
     * @param onDismiss moves the focus elsewhere after the user has closed the banner
     */
    StateBanner(SessionViewModel model, @Nullable Runnable edit, SessionDialogs dialogs, Runnable onDismiss) {
        this.model = model;
        this.onDismiss = onDismiss;
        getStyleClass().add("state-banner");
        setId("state-banner");
        FocusRegions.mark(this);
        summary.setId("banner-summary");
        summary.getStyleClass().add(Styles.TEXT_BOLD);
        summary.setWrapText(true);
        summary.setMaxHeight(MAX_SUMMARY_HEIGHT);
        advice.setId("banner-advice");
        advice.setWrapText(true);
        advice.setMaxHeight(MAX_ADVICE_HEIGHT);
        setMinHeight(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        password.setId("banner-password");
        password.setOnAction(event -> again(model));
        keep.setId("banner-keep");
        keep.selectedProperty().bindBidirectional(model.typedSecrets().keepProperty());
        keep.visibleProperty()
                .bind(password.visibleProperty()
                        .map(shown -> shown && model.typedSecrets().isKeepable()));
        keep.managedProperty().bind(keep.visibleProperty());
        retry.setId("banner-retry");
        retry.getStyleClass().add(Styles.SMALL);
        retry.setOnAction(event -> again(model));
        details.getStyleClass().addAll(Styles.SMALL);
        details.setId("banner-details");
        details.setOnAction(event -> showDetails(model.stateProperty().get()));
        certificate.setId("banner-certificate");
        certificate.getStyleClass().addAll(Styles.SMALL);
        certificate.setOnAction(event -> dialogs.showUntrusted());
        redirect.setId("banner-redirect");
        redirect.getStyleClass().addAll(Styles.SMALL);
        redirect.setOnAction(event -> redirection(model).ifPresent(dialogs::askToConnect));
        skips = new SkipButtons(model::skip);
        FlowPane actions = new FlowPane(8, 8, password, keep, certificate, skips, retry, redirect);
        if (edit != null) {
            Button change = new Button(Texts.get("banner.edit"));
            change.setId("banner-edit");
            change.getStyleClass().addAll(Styles.SMALL);
            change.setOnAction(event -> edit.run());
            actions.getChildren().add(change);
        }
        actions.getChildren().add(details);
        IconButton close = new IconButton(Feather.X, Texts.get("banner.close"), this::dismiss)
                .small()
                .withId("banner-close");
        HBox head = new HBox(summary, close);
        summary.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(summary, Priority.ALWAYS);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                dismiss();
                event.consume();
            }
        });
        getChildren().addAll(head, advice, actions);
        model.stateProperty().subscribe(state -> show(model, state));
        model.connection()
                .waitingProperty()
                .subscribe(sentence -> show(model, model.stateProperty().get()));
    }

    private void show(SessionViewModel model, SessionState state) {
        boolean connected = state.phase() == Phase.CONNECTED;
        String waiting = state.phase() == Phase.DISCONNECTED
                ? model.connection().waitingProperty().get()
                : "";
        boolean asked = isVisible() && password.isVisible();
        opened &= state.phase() == shownPhase;
        dismissed &= state.phase() == shownPhase;
        shownPhase = state.phase();
        boolean quiet = dismissed
                || (state.phase() == Phase.RECONNECTING && !opened)
                || state.phase() == Phase.CONNECTING
                || (state.phase() == Phase.DISCONNECTED && waiting.isEmpty())
                || (connected && state.advice().isEmpty());
        setVisible(!quiet);
        setManaged(!quiet);
        summary.setText(waiting.isEmpty() ? Texts.get(state.summary()) : Texts.get("banner.waiting"));
        advice.setText(waiting.isEmpty() ? BrokerWords.advice(state) : waiting);
        advice.setVisible(!advice.getText().isEmpty());
        retry.setText(Texts.get(waiting.isEmpty() ? "banner.retry" : "banner.connect"));
        Nodes.show(certificate, state.untrusted().isPresent());
        Optional<ConnectionProfile> other = connected || !waiting.isEmpty() ? Optional.empty() : redirection(model);
        other.ifPresent(found -> redirect.setText(
                Texts.get("banner.redirect", ForeignText.line(found.address().host()))));
        Nodes.show(redirect, other.isPresent());
        skips.show(waiting.isEmpty() ? state.skips() : List.of());
        // Retrying without leaving anything out would fail again.
        retry.getStyleClass().remove(Styles.ACCENT);
        if (!skips.isVisible()) {
            retry.getStyleClass().add(Styles.ACCENT);
        }
        advice.setManaged(advice.isVisible());
        Nodes.show(retry, !connected);
        wanted = state.asked().filter(StateBanner::isTyped).orElse(SecretField.PASSWORD);
        boolean mayBePassword = (state.phase() == Phase.FAILED || !waiting.isEmpty())
                && state.untrusted().isEmpty()
                && (state.asked().isPresent() || !model.profile().userName().isEmpty());
        boolean asksPassword = mayBePassword || wanted != SecretField.PASSWORD;
        password.setPromptText(
                prompt(!waiting.isEmpty() || model.profile().userName().isEmpty()));
        Nodes.show(password, asksPassword);
        Nodes.show(details, !state.detail().isEmpty());
        getStyleClass().removeAll("danger", "warning");
        getStyleClass().add(state.phase() == Phase.FAILED ? "danger" : "warning");
        secretIsMissing = !quiet && asksPassword && (state.asked().isPresent() || !waiting.isEmpty());
        if (!asked && getScene() != null && !isTyping(getScene().getFocusOwner())) {
            takeFocus();
        }
    }

    /** Shows everything known about the state, even if it was dismissed. */
    void open() {
        opened = true;
        dismissed = false;
        show(model, model.stateProperty().get());
        details.requestFocus();
    }

    private void dismiss() {
        opened = false;
        dismissed = true;
        show(model, model.stateProperty().get());
        onDismiss.run();
    }

    private static Optional<ConnectionProfile> redirection(SessionViewModel model) {
        return Redirection.of(
                model.profile(), model.stateProperty().get().reason().serverReference());
    }

    /** Moves the focus to the field for the secret that the connection waits for. */
    boolean takeFocus() {
        if (secretIsMissing) {
            password.requestFocus();
        }
        return secretIsMissing;
    }

    private static boolean isTyping(@Nullable Node focused) {
        return focused instanceof TextInputControl || focused instanceof GenericStyledArea<?, ?, ?>;
    }

    /** Whether a secret is a short text that the user can type. */
    private static boolean isTyped(SecretField field) {
        return field == SecretField.PASSWORD
                || field == SecretField.KEY_PASSPHRASE
                || field == SecretField.PROXY_PASSWORD;
    }

    private String prompt(boolean first) {
        return switch (wanted) {
            case KEY_PASSPHRASE -> Texts.get("banner.keyPassphrase");
            case PROXY_PASSWORD -> Texts.get("banner.proxyPassword");
            default -> Texts.get(first ? "banner.thePassword" : "banner.password");
        };
    }

    private void again(SessionViewModel model) {
        if (password.isVisible() && !password.getText().isEmpty()) {
            char[] typed = password.getText().toCharArray();
            password.clear();
            model.connectWith(wanted, typed);
        } else {
            model.connect();
        }
    }

    private void showDetails(SessionState state) {
        WholeText.show(
                details, new WholeText.Part(Texts.get("banner.details"), BrokerWords.details(state), DETAIL_LINES));
    }
}

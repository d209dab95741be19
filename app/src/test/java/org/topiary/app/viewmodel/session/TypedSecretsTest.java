// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.topiary.app.viewmodel.credentials.SecretChanges;
import org.topiary.mqtt.SecretField;
import org.topiary.mqtt.SessionState;
import org.topiary.mqtt.SessionState.Phase;

import static org.assertj.core.api.Assertions.assertThat;

class TypedSecretsTest {
    private final List<String> kept = new ArrayList<>();
    private final TypedSecrets secrets = new TypedSecrets();

    private void keep(SecretChanges changes) {
        try (changes) {
            byte[] password = changes.typed().copy(SecretField.PASSWORD);
            kept.add(password == null ? "nothing" : new String(password, StandardCharsets.UTF_8));
        }
    }

    private void type(String password) {
        secrets.typed(SecretField.PASSWORD, password.getBytes(StandardCharsets.UTF_8));
    }

    private static SessionState state(Phase phase, Optional<SecretField> asked) {
        return new SessionState(phase, "", "", "", Optional.empty(), asked);
    }

    private void show(Phase phase) {
        secrets.show(state(phase, Optional.empty()));
    }

    @Test
    void theRightPasswordIsKeptOnceItLetTheConnectionIn() {
        secrets.setKeeper(this::keep);
        secrets.keepProperty().set(true);
        type("wrong");
        show(Phase.CONNECTING);
        secrets.show(state(Phase.FAILED, Optional.of(SecretField.PASSWORD)));
        show(Phase.CONNECTED);
        assertThat(kept).isEmpty();

        type("right");
        show(Phase.CONNECTING);
        show(Phase.CONNECTED);
        show(Phase.CONNECTED);
        assertThat(kept).containsExactly("right");
    }

    @Test
    void nothingIsKeptUnasked() {
        secrets.keepProperty().set(true);
        type("of a connection that is not kept");
        assertThat(secrets.isKeepable()).isFalse();
        secrets.setKeeper(this::keep);
        secrets.keepProperty().set(false);
        type("right");
        show(Phase.CONNECTED);
        assertThat(kept).isEmpty();
    }

    @Test
    void whatIsTypedAnewWithoutAWishReplacesWhatWasToBeKept() {
        secrets.setKeeper(this::keep);
        secrets.keepProperty().set(true);
        type("one");
        secrets.keepProperty().set(false);
        type("two");
        show(Phase.CONNECTED);
        assertThat(kept).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.topiary.app.viewmodel.credentials.SecretChanges;
import org.topiary.mqtt.profile.SecretField;

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

    @Test
    void whatIsTypedIsToBeSavedIfTheUserWishesSo() {
        secrets.setKeeper(this::keep);
        secrets.keepProperty().set(true);
        type("one");
        secrets.keepProperty().set(false);
        type("two");
        assertThat(kept).containsExactly("one");
    }

    @Test
    void nothingIsSavedOfAConnectionThatIsNot() {
        secrets.keepProperty().set(true);
        type("one");
        assertThat(secrets.isKeepable()).isFalse();
        assertThat(kept).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.util.stream.Stream;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.input.ByteText;
import org.topiary.app.viewmodel.input.InputRules;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.EnhancedAuth;
import org.topiary.mqtt.profile.SecretField;

/** Enhanced authentication (MQTT 5, section 4.12). */
public final class LoginSection extends FormSection {
    private final TextInput method = input("auth-method", InputRules::string);
    private final SecretInput data = new SecretInput(
            SecretField.AUTHENTICATION_DATA,
            input("auth-data", InputRules::bytes).when(this::takesData),
            ByteText::bytes);

    LoginSection(ConnectionProfile profile) {
        method.textProperty().set(profile.enhancedAuth().method());
        start();
    }

    /** The authentication method; if empty, none. */
    public TextInput method() {
        return method;
    }

    public SecretInput data() {
        return data;
    }

    /** Whether the user types data for the method: SCRAM derives its own from user name and password. */
    public boolean takesData() {
        return !method.isBlank() && !method.value().equals(EnhancedAuth.SCRAM_SHA_256);
    }

    @Override
    void apply(ConnectionProfile.Builder profile) {
        profile.enhancedAuth(new EnhancedAuth(method.value()));
    }

    @Override
    Stream<String> differences() {
        return Stream.of(method.isBlank() ? "" : Texts.get("form.auth.is", method.value()));
    }
}

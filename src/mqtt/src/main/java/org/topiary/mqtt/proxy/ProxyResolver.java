// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.proxy;

import java.net.ProxySelector;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.ProxyChoice.Kind;
import org.topiary.mqtt.profile.Secret;
import org.topiary.mqtt.profile.SecretField;

/**
 * Finds the proxy that a connection goes through: the profile's own choice, the program's default, or the system's. The
 * system's is that of the environment ({@code all_proxy}, {@code https_proxy}, {@code http_proxy}, {@code no_proxy}, in
 * small letters or capitals), or else the one that {@link ProxySelector} knows, which asks the desktop where the
 * property {@code java.net.useSystemProxies} is true. It may read the registry or settings of the desktop, so not on
 * the FX thread.
 */
public final class ProxyResolver {
    private final ProxyChoice programDefault;
    private final ConnectionSecrets defaultSecrets;
    private final SystemProxies system;

    /** @param programDefault for profiles that choose none; {@link Kind#DEFAULT} itself means the system's */
    public ProxyResolver(ProxyChoice programDefault) {
        this(programDefault, new ConnectionSecrets());
    }

    /**
     * @param programDefault for profiles that choose none; {@link Kind#DEFAULT} itself means the system's
     * @param defaultSecrets hold its {@link SecretField#PROXY_PASSWORD}, if it has one; remain the caller's
     */
    public ProxyResolver(ProxyChoice programDefault, ConnectionSecrets defaultSecrets) {
        this(programDefault, defaultSecrets, System.getenv(), ProxySelector.getDefault());
    }

    ProxyResolver(
            ProxyChoice programDefault,
            ConnectionSecrets defaultSecrets,
            Map<String, String> environment,
            @Nullable ProxySelector selector) {
        this.programDefault = programDefault;
        this.defaultSecrets = defaultSecrets;
        system = new SystemProxies(environment, selector);
    }

    /**
     * Returns the profile with a proxy of kind {@link Kind#NONE}, {@link Kind#HTTP} or {@link Kind#SOCKS5}, as a
     * session wants it.
     *
     * @param secrets get the {@link SecretField#PROXY_PASSWORD} of a proxy that is not the profile's own, or lose the
     *     one they had
     * @throws IllegalArgumentException if what the system says cannot be used, with a sentence that names it and the
     *     way out
     */
    public ConnectionProfile resolve(ConnectionProfile profile, ConnectionSecrets secrets) {
        ProxyChoice choice = profile.proxy();
        if (choice.kind() != Kind.DEFAULT && choice.kind() != Kind.SYSTEM) {
            return profile;
        }
        boolean asksSystem = choice.kind() == Kind.SYSTEM
                || programDefault.kind() == Kind.DEFAULT
                || programDefault.kind() == Kind.SYSTEM;
        if (!asksSystem) {
            give(secrets, defaultSecrets.copy(SecretField.PROXY_PASSWORD));
            return profile.toBuilder().proxy(programDefault).build();
        }
        Optional<SystemProxies.Found> found = system.find(profile.address());
        give(secrets, found.map(SystemProxies.Found::password).orElse(null));
        return profile.toBuilder()
                .proxy(found.map(SystemProxies.Found::proxy).orElse(ProxyChoice.NONE))
                .build();
    }

    private static void give(ConnectionSecrets secrets, byte @Nullable [] password) {
        secrets.set(SecretField.PROXY_PASSWORD, password);
        Secret.wipe(password);
    }
}

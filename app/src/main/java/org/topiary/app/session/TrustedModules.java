// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.session;

import org.topiary.app.store.SettingsStore;
import org.topiary.app.tasks.Threads;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.Confirm;
import org.topiary.core.text.ForeignText;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;

/**
 * The PKCS#11 modules that the user chose in this installation. A module is a library whose code runs in this program
 * as soon as it is loaded, so the user is asked about a module from an imported connection first. JavaFX application
 * thread.
 */
final class TrustedModules {
    private final SettingsStore settings;

    TrustedModules(SettingsStore settings) {
        this.settings = settings;
    }

    /** Whether connecting loads no module, or one that the user chose. */
    boolean mayConnect(ConnectionProfile profile) {
        return !loads(profile) || settings.get().modules().contains(module(profile));
    }

    /** Records that the user chose a module. */
    void trust(String module) {
        settings.update(value -> value.withModule(module));
    }

    /** A sentence on why a connection waits if {@link #mayConnect} returns false. */
    static String waits(ConnectionProfile profile) {
        return Texts.get("module.waits", ForeignText.quoted(module(profile)));
    }

    /** Asks whether to load the module of a profile unless it is trusted; a positive answer makes it trusted. */
    void ask(ConnectionProfile profile, Confirm confirm, Runnable yes, Runnable no) {
        if (mayConnect(profile)) {
            yes.run();
            return;
        }
        Threads.report(confirm.ask(
                        Texts.get("module.title"),
                        Texts.get("module.text", ForeignText.quoted(module(profile))),
                        Texts.get("module.load"))
                .thenAccept(load -> {
                    if (load) {
                        trust(module(profile));
                        yes.run();
                    } else {
                        no.run();
                    }
                }));
    }

    private static boolean loads(ConnectionProfile profile) {
        return profile.address().transport().isTls() && profile.tls().identity() instanceof ClientIdentity.Pkcs11;
    }

    private static String module(ConnectionProfile profile) {
        return profile.tls().identity() instanceof ClientIdentity.Pkcs11 token ? token.library() : "";
    }
}

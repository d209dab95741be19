// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.topiary.app.store.Settings;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.input.InputRules;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.ProxyChoice.Kind;

/**
 * The proxy of connections that specify none, as the settings page edits it. Saved whenever it is complete; until then
 * the last complete one holds. JavaFX application thread.
 */
public final class DefaultProxy implements AutoCloseable {
    /** The default of the default is the system's proxy. */
    public static final List<Kind> KINDS = List.of(Kind.SYSTEM, Kind.NONE, Kind.HTTP, Kind.SOCKS5);

    private final LiveSettings live;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(this, "kind", Kind.SYSTEM);
    private final TextInput host = new TextInput("proxy-host", InputRules::host)
            .when(this::isNamed)
            .needed(Texts.get("form.proxy.host.needed"));
    private final TextInput port = new TextInput("proxy-port", InputRules.number(1, 65_535))
            .when(this::isNamed)
            .needed(Texts.get("form.number.range", 1, 65_535));
    private final ReadOnlyStringWrapper pending = new ReadOnlyStringWrapper("");
    private final Subscription changes;
    /** What was saved last, here or elsewhere: only another value replaces what is being typed. */
    private ProxyChoice saved = ProxyChoice.DEFAULT;

    private boolean showing;

    public DefaultProxy(LiveSettings live) {
        this.live = live;
        List.<Observable>of(host.textProperty(), port.textProperty(), kind)
                .forEach(each -> each.addListener(changed -> edited()));
        changes = live.property().subscribe(this::show);
    }

    private void show(Settings settings) {
        ProxyChoice proxy = ProgramSettings.PROXY.get(settings);
        if (proxy.equals(saved)) {
            return;
        }
        saved = proxy;
        showing = true;
        kind.set(proxy.kind() == Kind.DEFAULT ? Kind.SYSTEM : proxy.kind());
        if (proxy.isUsed()) {
            host.textProperty().set(proxy.host());
            port.textProperty().set(Integer.toString(proxy.port()));
        }
        showing = false;
        check();
    }

    private void edited() {
        if (!showing) {
            check();
            if (!host.isWrong() && !port.isWrong()) {
                saved = choice();
                live.set(ProgramSettings.PROXY, saved);
            }
        }
    }

    private void check() {
        host.check(true);
        port.check(true);
        pending.set(host.isWrong() || port.isWrong() ? Texts.get("setting.proxy.pending", words()) : "");
    }

    /** The proxy that holds now. */
    private String words() {
        ProxyChoice proxy = live.get(ProgramSettings.PROXY);
        return switch (proxy.kind()) {
            case DEFAULT, SYSTEM -> Texts.get("form.proxy.default.system");
            case NONE -> Texts.get("form.proxy.default.none");
            case HTTP -> Texts.get("form.proxy.is", "HTTP", proxy.host());
            case SOCKS5 -> Texts.get("form.proxy.is", "SOCKS5", proxy.host());
        };
    }

    /** What the fields say; they must be complete. */
    private ProxyChoice choice() {
        if (!isNamed()) {
            return kind.get() == Kind.SYSTEM ? ProxyChoice.DEFAULT : new ProxyChoice(kind.get(), "", 0, "");
        }
        return new ProxyChoice(kind.get(), InputRules.hostName(host.value()), Integer.parseInt(port.value()), "");
    }

    /** One of {@link #KINDS}. */
    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** Whether host and port apply. */
    public boolean isNamed() {
        return kind.get() == Kind.HTTP || kind.get() == Kind.SOCKS5;
    }

    public TextInput host() {
        return host;
    }

    public TextInput port() {
        return port;
    }

    /** What connections use while host and port are not complete, a sentence; empty if they are. */
    public ReadOnlyStringProperty pendingProperty() {
        return pending.getReadOnlyProperty();
    }

    /** Stops following changes. */
    @Override
    public void close() {
        changes.unsubscribe();
    }
}

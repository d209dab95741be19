// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.List;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.ui.command.Command;
import org.topiary.app.ui.command.CommandGroup;
import org.topiary.app.viewmodel.snippet.SnippetKind;
import org.topiary.payload.ByteNotation;

/** The commands that copy the shown message as a command or a program, or its bytes in a notation. */
public final class SnippetCommands {
    static final List<Command<MessageView>> ALL = List.of(
            command("message.copy-as-pub", SnippetKind.MOSQUITTO_PUB),
            command("message.copy-as-sub", SnippetKind.MOSQUITTO_SUB),
            command("message.copy-as-python", SnippetKind.PYTHON),
            command("message.copy-as-java", SnippetKind.JAVA),
            command("message.copy-as-hex", ByteNotation.HEX),
            command("message.copy-as-base64", ByteNotation.BASE64),
            command("message.copy-as-c", ByteNotation.C_ARRAY));

    public static final CommandGroup GROUP = new CommandGroup("copyAs", List.copyOf(ALL));

    private SnippetCommands() {}

    private static Command<MessageView> command(String id, SnippetKind kind) {
        return Command.of(id, MessageView.class, (MessageView view) -> view.copyAs(kind))
                .icon(Feather.TERMINAL)
                .unless(view -> view.withoutSnippet(kind));
    }

    private static Command<MessageView> command(String id, ByteNotation notation) {
        return Command.of(id, MessageView.class, (MessageView view) -> view.copyAs(notation))
                .icon(Feather.CODE)
                .unless(MessageView::withoutMessage);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import picocli.CommandLine;

/** The commands that need no window. */
public final class Commands {
    /** Exit codes that picocli does not define. */
    static final int PROBLEM = 1;

    static final int LOCAL_FILE = 5;

    private Commands() {}

    /** Whether the arguments are those of a command that needs no window. */
    public static boolean areIn(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals(DecodeCommand.NAME);
    }

    /**
     * Runs the command, without loading JavaFX.
     *
     * @param arguments begin with the name of a command, see {@link #areIn}
     * @param out receives data, and the help
     * @param err receives messages
     * @return the exit code: 0 done, 1 a problem in the data, 2 invalid arguments, 5 a file that cannot be read or
     *     written
     */
    public static int run(String[] arguments, InputStream in, Writer out, PrintWriter err) {
        PrintWriter data = new PrintWriter(out, false);
        int code = commandLine(in).setOut(data).setErr(err).execute(arguments);
        data.flush();
        return data.checkError() ? LOCAL_FILE : code;
    }

    /** The commands with their options, for a manual. */
    public static Map<String, CommandLine> all() {
        return commandLine(InputStream.nullInputStream()).getSubcommands();
    }

    private static CommandLine commandLine(InputStream in) {
        CommandLine commands = new CommandLine(new Root());
        CommandLine decode = new CommandLine(new DecodeCommand(in));
        commands.addSubcommand(decode);
        commands.setExpandAtFiles(false);
        CommandTexts.apply(commands);
        DecodeCommand.describe(decode.getCommandSpec());
        return commands;
    }

    /** The program, of which the commands are parts. */
    @CommandLine.Command(name = "topiary")
    private static final class Root {}
}

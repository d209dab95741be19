// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.topiary.core.progress.WorkStage;

/** Finds command lines of Mosquitto's clients, and addresses, in a text. */
final class CommandLines implements ImportFormat {
    private static final Pattern URL = Pattern.compile("(?i)(mqtts?|wss?|tcp|ssl|tls)://\\S+");
    private static final Pattern OPTION = Pattern.compile("--?[A-Za-z].*");
    private static final Pattern HOST = Pattern.compile(
            "[\\p{L}\\p{N}._-]+\\.[\\p{L}\\p{N}._-]+(:[0-9]{1,5})?|[\\p{L}\\p{N}._-]+:[0-9]{1,5}|\\[[0-9a-fA-F:.]+](:[0-9]{1,5})?");

    /** A longer line is not an address; matching it against the patterns would take quadratic time. */
    private static final int LONGEST_ADDRESS = 2_048;

    @Override
    public boolean accepts(ImportSource source) {
        return source.isLines();
    }

    @Override
    public void read(ImportSource source, ImportCollector findings) {
        read(source.text(), findings);
    }

    private static void read(String text, ImportCollector findings) {
        if (isOptionsFile(text)) {
            findings.add("", draft -> new MosquittoOptions(draft, "mosquitto_sub").read(optionsFile(text)));
            return;
        }
        WorkStage stage = WorkStage.current();
        for (List<String> command : ShellWords.split(text)) {
            stage.check();
            int program = programAt(command);
            if (program >= 0) {
                String name = programOf(command.get(program));
                List<String> arguments = command.subList(program + 1, command.size());
                findings.add("", draft -> new MosquittoOptions(draft, name).read(arguments));
            }
        }
        ImportSource.lines(text)
                .filter(line -> line.length() <= LONGEST_ADDRESS)
                .forEach(line -> readAddress(line, findings));
    }

    private static void readAddress(String line, ImportCollector findings) {
        String bare = line.replaceAll("^[<\"'(]+|[>\"'),;]+$", "");
        if (URL.matcher(bare).matches() || HOST.matcher(bare).matches()) {
            findings.add("", draft -> draft.url(bare, 0));
        }
    }

    /** Whether a text is a client's file of default options, one per line (mosquitto_sub(1)). */
    private static boolean isOptionsFile(String text) {
        List<String> lines = optionLines(text);
        return !lines.isEmpty()
                && lines.stream().allMatch(line -> OPTION.matcher(line).matches());
    }

    private static List<String> optionLines(String text) {
        return ImportSource.lines(text)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static List<String> optionsFile(String text) {
        List<String> arguments = new ArrayList<>();
        for (String line : optionLines(text)) {
            String[] parts = line.split("\\s+", 2);
            // A property has several words; any other value is the rest of the line.
            if (parts[0].equals("-D") || parts[0].equals("--property")) {
                arguments.addAll(List.of(line.split("\\s+")));
            } else {
                arguments.addAll(List.of(parts));
            }
        }
        return arguments;
    }

    private static int programAt(List<String> command) {
        WorkStage stage = WorkStage.current();
        for (int i = 0; i < command.size(); i++) {
            stage.check();
            if (!programOf(command.get(i)).isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    /** Empty if it is not a client of Mosquitto. */
    private static String programOf(String word) {
        String plain = word.toLowerCase(Locale.ROOT).replaceFirst("\\.exe$", "");
        for (String client : List.of("mosquitto_sub", "mosquitto_pub", "mosquitto_rr")) {
            if (plain.endsWith(client)) {
                return client;
            }
        }
        return "";
    }
}

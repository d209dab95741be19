// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.topiary.bench.Figures.Measured;
import org.topiary.bench.Figures.NotMeasured;

/** The figures of a run as text, as Markdown and as JSON. */
final class Report {
    private static final List<String> HEADINGS = List.of("name", "figure", "unit", "goal", "met", "spread", "beside");
    private static final int RIGHT_ALIGNED = 1;
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private final List<Figures.Row> rows;

    Report(List<Figures.Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** A table for a terminal. */
    String text() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADINGS);
        rows.forEach(row -> lines.add(cells(row)));
        int[] widths = new int[HEADINGS.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        return lines.stream().map(line -> padded(line, widths)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String padded(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == RIGHT_ALIGNED ? padding + cells.get(i) : cells.get(i) + padding)
                    .append("  ");
        }
        return line.toString().stripTrailing();
    }

    /** The same table for the documentation. */
    String markdown() {
        StringBuilder table = new StringBuilder();
        table.append(HEADINGS.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
        table.append("|---|---:|---|---|---|---|---|\n");
        for (Figures.Row row : rows) {
            List<String> cells = new ArrayList<>(cells(row));
            cells.replaceAll(cell -> cell.replace("|", "\\|"));
            cells.set(0, "`" + cells.getFirst() + "`");
            table.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
        }
        return table.toString();
    }

    private static List<String> cells(Figures.Row row) {
        return switch (row) {
            case NotMeasured(String name, String reason) ->
                List.of(name, "–", "", "", "", "", "not measured: " + reason);
            case Measured(Figure figure) -> {
                Goal goal = figure.goal();
                String wanted = goal == null ? "" : goal.toString();
                String met = goal == null ? "" : goal.isMet(figure.value()) ? "yes" : "no";
                yield List.of(
                        figure.name(),
                        Numbers.text(figure.value()),
                        unit(figure.unit()),
                        wanted,
                        met,
                        figure.spread(),
                        figure.beside());
            }
        };
    }

    private static String unit(String unit) {
        return unit.replace("_per_", "/").replace("percent", "%").replace('_', ' ');
    }

    /** One flat object, name to number. */
    String json() {
        return rows.stream()
                .filter(Measured.class::isInstance)
                .map(row -> ((Measured) row).figure())
                .map(figure -> String.format(Locale.ROOT, "  \"%s\": %s", figure.key(), number(figure.value())))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String number(double value) {
        return new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros().toPlainString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import org.topiary.app.viewmodel.export.MessageExport;
import org.topiary.app.viewmodel.message.columns.FieldColumns;
import org.topiary.app.viewmodel.message.statistics.StatisticsViewModel;
import org.topiary.app.viewmodel.snippet.Snippets;
import org.topiary.app.viewmodel.table.TableViewModel;

/**
 * What reads the messages of a session besides tree, search and message pane.
 *
 * @param table the latest values below the selected branch
 * @param export writes messages of the history to files
 * @param snippets writes commands and programs that publish a message again
 * @param statistics of the topic of the shown message
 * @param columns the fields that are columns of the history
 */
public record SessionTools(
        TableViewModel table,
        MessageExport export,
        Snippets snippets,
        StatisticsViewModel statistics,
        FieldColumns columns) {}

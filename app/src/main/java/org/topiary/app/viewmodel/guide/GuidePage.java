// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.guide;

import org.commonmark.node.Node;

/**
 * One page of the guide.
 *
 * @param name of its file, without {@code .md}
 * @param title what the table of contents calls it
 * @param text the whole page; not to be changed
 */
public record GuidePage(String name, String title, Node text) {}

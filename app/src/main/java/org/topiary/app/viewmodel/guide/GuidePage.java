// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.guide;

import org.commonmark.node.Node;

/**
 * One page of the guide.
 *
 * @param name of its file, without {@code .md}
 * @param title its name in the table of contents
 * @param text the whole page; must not be changed
 */
public record GuidePage(String name, String title, Node text) {}

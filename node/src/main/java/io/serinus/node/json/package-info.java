/**
 * JSON as the node's commands print it: laid out as the reference node's, since people compare and
 * grep these files. Start reading at {@link io.serinus.node.json.PrettyJson}. Depends on Jackson
 * only.
 */
@NullMarked
package io.serinus.node.json;

import org.jspecify.annotations.NullMarked;

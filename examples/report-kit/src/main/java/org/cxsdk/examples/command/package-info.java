/** The shell that the command line programs share: languages, exit codes, complaints, output folders. */
@NullMarked
package org.cxsdk.examples.command;

import org.jspecify.annotations.NullMarked;

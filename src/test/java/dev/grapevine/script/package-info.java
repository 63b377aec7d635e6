/** The script at the root of the checkout, run as a person runs it. Uses nothing of the server. */
@org.jspecify.annotations.NullMarked
package dev.grapevine.script;

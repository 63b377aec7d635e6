/** Machinery without business: database, due work, outbound HTTP, secrets. It may use nothing but the kernel. */
@org.jspecify.annotations.NullMarked
package dev.grapevine.platform;

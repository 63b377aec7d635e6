/** Grapevine, a referral programme server that an online store runs itself. Each package below is a module. */
@org.jspecify.annotations.NullMarked
package dev.grapevine;

/**
 * A small shop. It reaches Grapevine over HTTP and in no other way, as a shop on another machine would: {@link
 * dev.grapevine.demo.shop.GrapevineApi} is all it knows of it.
 */
@NullMarked
package dev.grapevine.demo.shop;

import org.jspecify.annotations.NullMarked;

/**
 * Referrals, decisions about them, and ties by hand.
 * Uses {@code order} and {@code people}.
 */
@NullMarked
package dev.grapevine.web.api.referral;

import org.jspecify.annotations.NullMarked;

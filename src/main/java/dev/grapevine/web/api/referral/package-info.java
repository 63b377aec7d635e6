/** Referrals, decisions about them, and ties by hand. */
@NullMarked
package dev.grapevine.web.api.referral;

import org.jspecify.annotations.NullMarked;

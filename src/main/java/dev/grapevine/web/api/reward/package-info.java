/** Rewards, the coupons among them, and the accounts of the ledger. */
@NullMarked
package dev.grapevine.web.api.reward;

import org.jspecify.annotations.NullMarked;

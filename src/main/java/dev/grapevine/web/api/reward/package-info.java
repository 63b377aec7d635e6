/**
 * Rewards, the coupons among them, and the accounts of the ledger.
 * Uses what all the API shares.
 */
@NullMarked
package dev.grapevine.web.api.reward;

import org.jspecify.annotations.NullMarked;

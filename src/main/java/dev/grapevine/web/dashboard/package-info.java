/**
 * The dashboard, where the store's people work: overview, referrals, one referral with its why, rewards that wait for the
 * merchant. A handler takes who is {@link dev.grapevine.web.dashboard.entrance.SignedIn} and reads and changes that store
 * only; every change is a form of its own resource ({@code POST …/approval}), and answers with another page.
 *
 * <p>Uses {@code web.page}, {@code web.problem}, {@code insight} for figures, and the modules whose things it shows.
 */
@NullMarked
package dev.grapevine.web.dashboard;

import org.jspecify.annotations.NullMarked;

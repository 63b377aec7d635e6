package dev.grapevine.web.api.share;

/** What a claim is answered with. */
sealed interface ClaimAnswer permits ClaimShown, ClaimShown.ClaimTaken {}

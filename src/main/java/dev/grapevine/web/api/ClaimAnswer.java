package dev.grapevine.web.api;

/** What a claim is answered with. */
sealed interface ClaimAnswer permits ClaimShown, ClaimShown.ClaimTaken {}

package dev.grapevine.reward;

/**
 * What the rules have to know of the past.
 *
 * @param friends how many of the advocate's referrals count, this one not included
 * @param rewardedInPeriod how many of them brought a reward in the period of the cap
 * @param nths how many rewards for every Nth friend she has had
 * @param spent what the program's rewards for advocates come to so far, in the smallest part of its currency
 */
record Standing(int friends, int rewardedInPeriod, int nths, long spent) {}

/**
 * Who is at the dashboard: sign-in by e-mail and password, the choice between several stores, sessions, sign-out. Everything
 * below {@code /dashboard} but this is behind {@link dev.grapevine.web.dashboard.entrance.DashboardDoor}. Uses {@code
 * web.page}, {@code web.problem}, {@code web.security} and the {@code store} module. See docs/adr/0008.
 */
@NullMarked
package dev.grapevine.web.dashboard.entrance;

import org.jspecify.annotations.NullMarked;

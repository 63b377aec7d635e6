/**
 * How every refusal and every failure is told: RFC 9457 problems to programs, a page to people.
 *
 * <p>{@link dev.grapevine.web.problem.Explain} knows what an exception means to the caller; {@link
 * dev.grapevine.web.problem.Answer} writes it. Whatever comes this way says what is wrong and never how we are made. Uses
 * {@code web.page}; everything else in {@code web} may use it.
 */
@NamedInterface("problem")
@NullMarked
package dev.grapevine.web.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** Invites: people who are asked to become members, by mail or by a link that the inviter hands on. */
@NullMarked
package dev.larch.iam.invite;

import org.jspecify.annotations.NullMarked;
